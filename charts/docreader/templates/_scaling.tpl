{{/* How many pods may be away at once: dict "root" $ "component" NAME "pool" NAME? "values" V */}}
{{- define "docreader.podDisruptionBudget" -}}
apiVersion: policy/v1
kind: PodDisruptionBudget
metadata:
  name: {{ include "docreader.fullname" .root }}-{{ .component }}{{ with .pool }}-{{ . }}{{ end }}
  labels: {{- include "docreader.labels" . | nindent 4 }}
spec:
  maxUnavailable: {{ .values.podDisruptionBudget.maxUnavailable }}
  selector:
    matchLabels: {{- include "docreader.selector" . | nindent 6 }}
{{- end -}}

{{/*
KEDA's triggers for those who take messages from queues: dict "root" $ "queues" "a|b" "messages" PER_REPLICA.
By its name a queue must be there; by a pattern, one that nobody has made yet counts as empty.
*/}}
{{- define "docreader.triggers" -}}
# Over HTTP messages count that are ready and those being worked on: one who is at the last of them is not idle.
- type: rabbitmq
  name: work
  metadata:
    protocol: http
    mode: QueueLength
    useRegex: "true"
    operation: sum
    queueName: ^({{ .queues }})\.v1$
    value: {{ int .messages | quote }}
  authenticationRef: {name: {{ include "docreader.fullname" .root }}-rabbitmq}
# Only who takes them moves delayed messages back to their queue, so one stays while any wait.
- type: rabbitmq
  name: delayed
  metadata:
    protocol: http
    mode: QueueLength
    useRegex: "true"
    operation: sum
    queueName: ^({{ .queues }})\.v1\.DQ$
    value: "1000"
  authenticationRef: {name: {{ include "docreader.fullname" .root }}-rabbitmq}
{{- end -}}
