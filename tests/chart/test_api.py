"""The API's pods, and who may ask them."""

from tests.chart.helm import environment, of_kind, pods, render


def test_keys_are_a_folder_that_changes_with_its_secret() -> None:
    pod = pods(render())["docreader-api"]
    (container,) = pod["containers"]
    (mount,) = [each for each in container["volumeMounts"] if each["name"] == "access"]
    assert environment(pod)["DOCREADER_ACCESS_FILE"] == f"{mount['mountPath']}/access.json"
    assert "subPath" not in mount
    (volume,) = [each for each in pod["volumes"] if each["name"] == "access"]
    assert volume["secret"]["secretName"] == "access"
    assert environment(pods(render())["docreader-test"])["DOCREADER_API_KEY"] is None


def test_only_the_api_is_open_and_only_where_it_is_said() -> None:
    manifests = render({"access": {"existingSecret": "", "open": True}, "test": {"existingSecret": ""}})
    found = {name: environment(pod) for name, pod in pods(manifests).items()}
    assert found["docreader-api"]["DOCREADER_OPEN_ACCESS"] == "true"
    assert {name for name, each in found.items() if "DOCREADER_OPEN_ACCESS" in each} == {"docreader-api"}
    assert "docreader-test" in found


def test_the_api_listens_on_every_address_of_ipv4_and_ipv6() -> None:
    (container,) = pods(render())["docreader-api"]["containers"]
    assert container["args"][:3] == ["api", "--host", ""]


def test_there_is_no_test_without_a_key_for_it() -> None:
    assert "docreader-test" not in pods(render({"test": {"existingSecret": ""}}))


def test_the_api_looks_at_the_cluster_only_where_it_is_told_to_and_changes_nothing() -> None:
    kinds = {"Role", "RoleBinding", "ClusterRole", "ClusterRoleBinding"}
    assert not kinds & {each["kind"] for each in render()}
    manifests = render({"api": {"clusterStatus": True}})
    role = of_kind(manifests, "Role")["docreader-api"]
    assert {verb for rule in role["rules"] for verb in rule["verbs"]} == {"list"}
    (subject,) = of_kind(manifests, "RoleBinding")["docreader-api"]["subjects"]
    assert subject == {"kind": "ServiceAccount", "name": "docreader-api"}
    selector = environment(pods(manifests)["docreader-api"])["DOCREADER_CLUSTER_SELECTOR"]
    labels = of_kind(manifests, "Deployment")["docreader-worker-default"]["metadata"]["labels"]
    assert dict(each.split("=") for each in (selector or "").split(",")).items() <= labels.items()
    policy = of_kind(manifests, "NetworkPolicy")["docreader-api"]["spec"]
    assert 6443 in {port["port"] for rule in policy["egress"] for port in rule["ports"]}
