{{/* Maps merged in depth, as YAML: list BASE OVER. Unlike Sprig's, `false` and 0 in OVER count. */}}
{{- define "docreader.merge" -}}
{{- $out := deepCopy (index . 0) -}}
{{- range $key, $value := index . 1 -}}
{{- $base := get $out $key -}}
{{- if and (kindIs "map" $value) (kindIs "map" $base) -}}
{{- $_ := set $out $key (include "docreader.merge" (list $base $value) | fromYaml) -}}
{{- else -}}
{{- $_ := set $out $key $value -}}
{{- end -}}
{{- end -}}
{{- toYaml $out -}}
{{- end -}}

{{/* Every pool with all its values, as YAML, checked. */}}
{{- define "docreader.pools" -}}
{{- $pools := dict -}}
{{- $taken := list -}}
{{- range $name, $over := .Values.workers -}}
{{- $pool := include "docreader.merge" (list $.Values.worker ($over | default dict)) | fromYaml -}}
{{- if and $pool.autoscaling.enabled (hasKey ($over | default dict) "replicas") -}}
{{- fail (printf "workers.%s: replicas and autoscaling.enabled exclude each other; set autoscaling.minReplicas" $name) -}}
{{- end -}}
{{- if gt (int $pool.autoscaling.minReplicas) (int $pool.autoscaling.maxReplicas) -}}
{{- fail (printf "workers.%s: autoscaling.minReplicas is more than maxReplicas" $name) -}}
{{- end -}}
{{- include "docreader.equalMemory" (dict "where" (printf "workers.%s" $name) "resources" $pool.resources) -}}
{{- $_ := set $pools $name $pool -}}
{{- $taken = concat $taken $pool.queues -}}
{{- end -}}
{{- range tuple "documents" "pages" -}}
{{- if not (has . $taken) -}}
{{- fail (printf "workers: no pool takes the queue %s; name it in the queues of one" .) -}}
{{- end -}}
{{- end -}}
{{- toYaml $pools -}}
{{- end -}}

{{- define "docreader.equalMemory" -}}
{{- $request := dig "requests" "memory" "" .resources | toString -}}
{{- $limit := dig "limits" "memory" "" .resources | toString -}}
{{- if or (not $limit) (ne $request $limit) -}}
{{- fail (printf "%s: resources.requests.memory (%s) must be resources.limits.memory (%s): what is not requested may be taken away" .where $request $limit) -}}
{{- end -}}
{{- end -}}
