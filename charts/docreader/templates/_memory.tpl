{{/* A quantity of memory in bytes. */}}
{{- define "docreader.bytes" -}}
{{- $text := toString . -}}
{{- $units := dict "Ki" 1024 "Mi" 1048576 "Gi" 1073741824 "k" 1000 "M" 1000000 "G" 1000000000 "" 1 -}}
{{- if not (regexMatch "^[0-9]+(Ki|Mi|Gi|k|M|G)?$" $text) -}}
{{- fail (printf "memory is a whole number with Ki, Mi, Gi, k, M or G, not %q" $text) -}}
{{- end -}}
{{- mul (regexFind "^[0-9]+" $text | int64) (get $units (regexFind "[A-Za-z]*$" $text)) -}}
{{- end -}}

{{/*
What the reading child may take: 85 % of the container's limit less the parent's share, so that the parent
ends the page with an error of its own before the kernel ends the container.
*/}}
{{- define "docreader.childMemory" -}}
{{- $limit := include "docreader.bytes" .resources.limits.memory | int64 -}}
{{- $parent := include "docreader.bytes" .parentMemory | int64 -}}
{{- $child := sub (div (mul $limit 85) 100) $parent -}}
{{- if lt $child 268435456 -}}
{{- fail (printf "resources.limits.memory of %s leaves a page %d bytes beside parentMemory of %s: 268435456 is the least" (toString .resources.limits.memory) $child (toString .parentMemory)) -}}
{{- end -}}
{{- $child -}}
{{- end -}}
