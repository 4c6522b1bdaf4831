{{/*
The policy of a role that takes messages: dict "root" $ "component" NAME "web" VALUES? ; `web` are the `ports` of web
addresses it may reach, and the networks to `except`.
*/}}
{{- define "docreader.consumerPolicy" -}}
{{- $policy := .root.Values.networkPolicy -}}
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: {{ include "docreader.fullname" .root }}-{{ .component }}
  labels: {{- include "docreader.labels" . | nindent 4 }}
spec:
  podSelector:
    matchLabels: {{- include "docreader.selector" . | nindent 6 }}
  policyTypes: [Ingress, Egress]
  ingress:
    # prometheus -> {{ .component }}
    - ports:
        - {port: 9090, protocol: TCP}
      {{- with $policy.scrapers }}
      from: {{- toYaml . | nindent 8 }}
      {{- end }}
  egress:
    # {{ .component }} -> dns
    {{- include "docreader.toDns" . | nindent 4 }}
    # {{ .component }} -> rabbitmq
    {{- include "docreader.toPeers" $policy.rabbitmq | nindent 4 }}
    # {{ .component }} -> s3
    {{- include "docreader.toStore" .root | nindent 4 }}
    {{- with .web }}
    # {{ $.component }} -> public web addresses
    {{- include "docreader.toWeb" . | nindent 4 }}
    {{- end }}
{{- end }}

{{- define "docreader.toDns" -}}
- to:
    - namespaceSelector:
        matchLabels: {kubernetes.io/metadata.name: kube-system}
  ports:
    - {port: 53, protocol: UDP}
    - {port: 53, protocol: TCP}
{{- end }}

{{- define "docreader.toWeb" -}}
{{- /* A list of IPv4 networks alone leaves IPv6 shut, where it would except nothing. */}}
{{- $except := dict "0.0.0.0/0" list }}
{{- if not .except }}
{{- $_ := set $except "::/0" list }}
{{- end }}
{{- range .except }}
{{- $all := contains ":" . | ternary "::/0" "0.0.0.0/0" }}
{{- $_ := set $except $all (append (get $except $all | default list) .) }}
{{- end }}
- to:
    {{- range $all, $networks := $except }}
    - ipBlock:
        cidr: {{ $all | quote }}
        except: {{- toYaml $networks | nindent 10 }}
    {{- end }}
  ports:
    {{- range .ports }}
    - {port: {{ int . }}, protocol: TCP}
    {{- end }}
{{- end }}

{{- /* Without an endpoint the store is AWS's, in no private network; one of yours may be anywhere. */}}
{{- define "docreader.toStore" -}}
{{- $policy := .Values.networkPolicy }}
{{- if or $policy.store.peers (contains "endpoint=" .Values.store.url) }}
{{- include "docreader.toPeers" $policy.store }}
{{- else }}
{{- $except := concat $policy.sources.except $policy.webhooks.except | uniq }}
{{- include "docreader.toWeb" (dict "ports" $policy.store.ports "except" $except) }}
{{- end }}
{{- end }}

{{- define "docreader.toPeers" -}}
- ports:
    {{- range .ports }}
    - {port: {{ int . }}, protocol: TCP}
    {{- end }}
  {{- with .peers }}
  to: {{- toYaml . | nindent 4 }}
  {{- end }}
{{- end }}
