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
{{- $length := add (len (include "docreader.fullname" $)) (len "-worker-") (len $name) -}}
{{- if gt $length 63 -}}
{{- fail (printf "workers.%s: %s-worker-%s has %d characters and may have 63: shorten the pool's name, or set fullnameOverride" $name (include "docreader.fullname" $) $name $length) -}}
{{- end -}}
{{- include "docreader.equalMemory" (dict "where" (printf "workers.%s" $name) "resources" $pool.resources) -}}
{{- include "docreader.timeToStop" (dict "root" $ "where" (printf "workers.%s" $name) "seconds" $pool.shutdownSeconds "setting" "page_timeout") -}}
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

{{/* dict "root" $ "where" NAME "seconds" N "setting" NAME : what is under way ends before its process must. */}}
{{- define "docreader.timeToStop" -}}
{{- $longest := get .root.Values.settings .setting | default 0 -}}
{{- if ge (float64 $longest) (float64 .seconds) -}}
{{- fail (printf "%s: shutdownSeconds (%v) must be more than settings.%s (%v), or what is under way is cut off where a pod stops" .where .seconds .setting $longest) -}}
{{- end -}}
{{- end -}}

{{- define "docreader.equalMemory" -}}
{{- $request := dig "requests" "memory" "" .resources | toString -}}
{{- $limit := dig "limits" "memory" "" .resources | toString -}}
{{- if or (not $limit) (ne $request $limit) -}}
{{- fail (printf "%s: resources.requests.memory (%s) must be resources.limits.memory (%s): what is not requested may be taken away" .where $request $limit) -}}
{{- end -}}
{{- end -}}
