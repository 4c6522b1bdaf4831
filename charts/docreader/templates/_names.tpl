{{/* At most 40 characters. */}}
{{- define "docreader.fullname" -}}
{{- if .Values.fullnameOverride -}}
{{- .Values.fullnameOverride | trunc 40 | trimSuffix "-" -}}
{{- else if contains "docreader" .Release.Name -}}
{{- .Release.Name | trunc 40 | trimSuffix "-" -}}
{{- else -}}
{{- printf "%s-docreader" .Release.Name | trunc 40 | trimSuffix "-" -}}
{{- end -}}
{{- end -}}

{{/* Labels that choose pods: dict "root" $ "component" "api|worker|trainer|notifier|test" "pool" NAME? */}}
{{- define "docreader.selector" -}}
app.kubernetes.io/name: docreader
app.kubernetes.io/instance: {{ .root.Release.Name }}
app.kubernetes.io/component: {{ .component }}
{{- with .pool }}
docreader/pool: {{ . }}
{{- end }}
{{- end -}}

{{- define "docreader.labels" -}}
{{ include "docreader.selector" . }}
app.kubernetes.io/version: {{ .root.Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .root.Release.Service }}
helm.sh/chart: {{ printf "%s-%s" .root.Chart.Name .root.Chart.Version }}
{{- end -}}

{{/* dict "root" $ "name" NAME : a name with a tag or a digest is taken as it is. */}}
{{- define "docreader.image" -}}
{{- if regexMatch "[:@]" .name -}}
{{ .name }}
{{- else -}}
{{- $image := .root.Values.image -}}
{{- with $image.registry }}{{ . }}/{{ end }}{{ .name }}:{{ $image.tag | default .root.Chart.AppVersion }}
{{- end -}}
{{- end -}}

{{/* dict "root" $ "component" NAME "values" .Values.api|.Values.worker */}}
{{- define "docreader.serviceAccountName" -}}
{{- if .values.serviceAccount.create -}}
{{- .values.serviceAccount.name | default (printf "%s-%s" (include "docreader.fullname" .root) .component) -}}
{{- else -}}
{{- .values.serviceAccount.name | default "default" -}}
{{- end -}}
{{- end -}}

{{/* A ServiceAccount whose token no pod gets. */}}
{{- define "docreader.serviceAccount" -}}
apiVersion: v1
kind: ServiceAccount
metadata:
  name: {{ include "docreader.serviceAccountName" . }}
  labels: {{- include "docreader.labels" (dict "root" .root "component" .component) | nindent 4 }}
  {{- with .values.serviceAccount.annotations }}
  annotations: {{- toYaml . | nindent 4 }}
  {{- end }}
automountServiceAccountToken: false
{{- end -}}
