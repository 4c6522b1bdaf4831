{{/*
The Deployment of a role that takes messages: dict "root" $ "component" NAME "pool" NAME? "values" V "image" NAME
"env" YAML "strategy" TYPE?. `env` are the variables of this role alone; without a strategy, a rolling update.
*/}}
{{- define "docreader.consumer" -}}
apiVersion: apps/v1
kind: Deployment
metadata:
  name: {{ include "docreader.fullname" .root }}-{{ .component }}{{ with .pool }}-{{ . }}{{ end }}
  labels: {{- include "docreader.labels" . | nindent 4 }}
spec:
  {{- if not (dig "autoscaling" "enabled" false .values) }}
  replicas: {{ int .values.replicas }}
  {{- end }}
  selector:
    matchLabels: {{- include "docreader.selector" . | nindent 6 }}
  {{- with .strategy }}
  strategy: {type: {{ . }}}
  {{- else }}
  # A copy goes when a new one runs, so that no value takes the last one away; of four or more a quarter goes at once.
  strategy:
    rollingUpdate: {maxSurge: 1, maxUnavailable: 25%}
  {{- end }}
  template:
    metadata: {{- include "docreader.podMetadata" . | nindent 6 }}
    spec:
      {{- include "docreader.placement" . | nindent 6 }}
      {{- with .values.runtimeClassName }}
      runtimeClassName: {{ . }}
      {{- end }}
      securityContext: {{- include "docreader.podSecurityContext" . | nindent 8 }}
      # What is under way first, then what the consumer holds: twice the time, and some to spare.
      terminationGracePeriodSeconds: {{ add (mul 2 (int .values.shutdownSeconds)) 20 }}
      containers:
        - name: {{ .component }}
          image: {{ include "docreader.image" (dict "root" .root "name" .image) }}
          imagePullPolicy: {{ .root.Values.image.pullPolicy }}
          args: [{{ .component }}]
          env:
            {{- include "docreader.env" . | nindent 12 }}
            {{- .env | nindent 12 }}
            - {name: DOCREADER_SHUTDOWN_SECONDS, value: {{ int .values.shutdownSeconds | quote }}}
            - {name: DOCREADER_HEARTBEAT_FILE, value: /tmp/heartbeat}
            - {name: DOCREADER_METRICS_PORT, value: "9090"}
          ports:
            - {name: metrics, containerPort: 9090}
          startupProbe:
            {{- include "docreader.heartbeat" .values | nindent 12 }}
            periodSeconds: 2
            timeoutSeconds: 10
            failureThreshold: 60
          # It beats while its threads live and none works past its limit, with RabbitMQ or without.
          livenessProbe:
            {{- include "docreader.heartbeat" .values | nindent 12 }}
            periodSeconds: 15
            timeoutSeconds: 10
            failureThreshold: 3
          resources: {{- toYaml .values.resources | nindent 12 }}
          securityContext: {{- include "docreader.securityContext" . | nindent 12 }}
          volumeMounts: {{- include "docreader.volumeMounts" . | nindent 12 }}
      volumes: {{- include "docreader.volumes" . | nindent 8 }}
{{- end -}}

{{- define "docreader.heartbeat" -}}
exec:
  command:
    - python
    - -ISc
    - import os, sys, time; sys.exit(time.time() - os.stat('/tmp/heartbeat').st_mtime > {{ int .heartbeatSeconds }})
{{- end -}}

{{/* As many threads as cores are requested: a container without a CPU limit sees all of its node's. */}}
{{- define "docreader.threadsEnv" -}}
{{- if not (hasKey .Values.settings "threads") }}
- name: DOCREADER_THREADS
  valueFrom:
    resourceFieldRef: {resource: requests.cpu, divisor: "1"}
{{- end }}
{{- end -}}
