{{/* What the pods of all roles have in common. */}}

{{- define "docreader.podSecurityContext" -}}
runAsNonRoot: true
runAsUser: 65532
runAsGroup: 65532
fsGroup: 65532
seccompProfile: {type: RuntimeDefault}
{{- end -}}

{{- define "docreader.securityContext" -}}
allowPrivilegeEscalation: false
readOnlyRootFilesystem: true
capabilities: {drop: [ALL]}
{{- end -}}

{{/* dict "root" $ "values" V "component" NAME "pool" NAME? : its labels and annotations. */}}
{{- define "docreader.podMetadata" -}}
labels:
  {{- include "docreader.selector" . | nindent 2 }}
  {{- with .values.podLabels }}
  {{- toYaml . | nindent 2 }}
  {{- end }}
{{- with .values.podAnnotations }}
annotations: {{- toYaml . | nindent 2 }}
{{- end }}
{{- end -}}

{{/* dict "root" $ "values" V "component" NAME "pool" NAME? "token" BOOL? : where pods go, and as whom. */}}
{{- define "docreader.placement" -}}
serviceAccountName: {{ include "docreader.serviceAccountName" . }}
automountServiceAccountToken: {{ .token | default false }}
# A Service's variables would look like settings of ours, and unknown settings stop the start.
enableServiceLinks: false
{{- with .root.Values.image.pullSecrets }}
imagePullSecrets:
  {{- range . }}
  - name: {{ . }}
  {{- end }}
{{- end }}
{{- with .values.priorityClassName }}
priorityClassName: {{ . }}
{{- end }}
{{- with .values.nodeSelector }}
nodeSelector: {{- toYaml . | nindent 2 }}
{{- end }}
{{- with .values.tolerations }}
tolerations: {{- toYaml . | nindent 2 }}
{{- end }}
{{- with .values.affinity }}
affinity: {{- toYaml . | nindent 2 }}
{{- end }}
topologySpreadConstraints:
  {{- if .values.topologySpreadConstraints }}
  {{- toYaml .values.topologySpreadConstraints | nindent 2 }}
  {{- else }}
  {{- range tuple "kubernetes.io/hostname" "topology.kubernetes.io/zone" }}
  - maxSkew: 1
    topologyKey: {{ . }}
    whenUnsatisfiable: ScheduleAnyway
    labelSelector:
      matchLabels: {{- include "docreader.selector" $ | nindent 8 }}
    matchLabelKeys: [pod-template-hash]
  {{- end }}
  {{- end }}
{{- end -}}

{{/* dict "root" $ "values" V : RabbitMQ, S3, certificates and settings as variables. */}}
{{- define "docreader.env" -}}
{{- $values := .root.Values -}}
- name: DOCREADER_BROKER_URL
  valueFrom:
    secretKeyRef: {name: {{ $values.rabbitmq.existingSecret }}, key: {{ $values.rabbitmq.urlKey }}}
- name: DOCREADER_STORE_URL
  value: {{ $values.store.url | quote }}
{{- with $values.store.region }}
- name: DOCREADER_STORE_REGION
  value: {{ . | quote }}
{{- end }}
{{- with $values.store.existingSecret }}
- name: DOCREADER_STORE_ACCESS_KEY
  valueFrom:
    secretKeyRef: {name: {{ . }}, key: {{ $values.store.accessKeyKey }}}
- name: DOCREADER_STORE_SECRET_KEY
  valueFrom:
    secretKeyRef: {name: {{ . }}, key: {{ $values.store.secretKeyKey }}}
{{- end }}
{{- if include "docreader.hasCaBundle" .root }}
- name: SSL_CERT_FILE
  value: /etc/docreader/ca/{{ $values.caBundle.key }}
{{- end }}
{{- with $values.tracing.endpoint }}
- name: OTEL_EXPORTER_OTLP_ENDPOINT
  value: {{ . | quote }}
{{- end }}
{{- range $name, $value := $values.settings }}
- name: DOCREADER_{{ upper $name }}
  value: {{ include "docreader.scalar" $value | quote }}
{{- end }}
{{- with .values.extraEnv }}
{{ toYaml . }}
{{- end }}
{{- end -}}

{{/* What signs webhooks, for those who take or deliver them. */}}
{{- define "docreader.webhookEnv" -}}
{{- with .Values.webhooks.existingSecret }}
- name: DOCREADER_WEBHOOK_SECRET
  valueFrom:
    secretKeyRef: {name: {{ . }}, key: {{ $.Values.webhooks.secretKey }}}
{{- end }}
{{- end -}}

{{/* Numbers as written: Helm would make 1073741824 to 1.073741824e+09. */}}
{{- define "docreader.scalar" -}}
{{- if and (kindIs "float64" .) (eq (float64 (int64 .)) .) -}}{{ int64 . }}{{- else -}}{{ . }}{{- end -}}
{{- end -}}

{{- define "docreader.hasCaBundle" -}}
{{- if or .Values.caBundle.configMap .Values.caBundle.secret -}}yes{{- end -}}
{{- end -}}

{{- define "docreader.volumes" -}}
- name: scratch
  emptyDir: {sizeLimit: {{ .values.scratchSize }}}
{{- if include "docreader.hasCaBundle" .root }}
- name: ca
  {{- if .root.Values.caBundle.configMap }}
  configMap: {name: {{ .root.Values.caBundle.configMap }}}
  {{- else }}
  secret: {secretName: {{ .root.Values.caBundle.secret }}}
  {{- end }}
{{- end }}
{{- with .values.extraVolumes }}
{{ toYaml . }}
{{- end }}
{{- end -}}

{{- define "docreader.volumeMounts" -}}
- {name: scratch, mountPath: /tmp}
{{- if include "docreader.hasCaBundle" .root }}
- {name: ca, mountPath: /etc/docreader/ca, readOnly: true}
{{- end }}
{{- with .values.extraVolumeMounts }}
{{ toYaml . }}
{{- end }}
{{- end -}}
