"""Creates a synthesised stack on moto through CloudFormation, and lists what moto could not create:

    python3 tools/create-on-moto.py cdk.out/CheckrideSample.template.json

A type of resource that moto does not know is passed over by it without a word, so each resource is looked for afterwards.
"""

import json
import os
import socket
import subprocess
import sys
import time
from pathlib import Path

REGION = "us-east-1"
STACK = "ws-serverless-patterns-users"

# Whatever profile the machine has, none of it is used.
os.environ.update(
    AWS_ACCESS_KEY_ID="moto", AWS_SECRET_ACCESS_KEY="moto", AWS_DEFAULT_REGION=REGION, AWS_EC2_METADATA_DISABLED="true"
)
for name in ("AWS_PROFILE", "AWS_SESSION_TOKEN"):
    os.environ.pop(name, None)

import boto3  # noqa: E402  (reads the variables above)


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def wait_for(port, server):
    limit = time.monotonic() + 300
    while time.monotonic() < limit:
        if server.poll() is not None:
            sys.exit(f"moto_server ended with {server.returncode}")
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
            return
        except OSError:
            time.sleep(0.2)
    sys.exit("moto_server does not answer")


def upload_assets(template, folder, client):
    """Puts the zips where the template looks for them, as cdk deploy does."""
    for resource in template["Resources"].values():
        code = resource.get("Properties", {}).get("Code")
        if resource["Type"] == "AWS::Lambda::Function" and code:
            bucket = f"cdk-hnb659fds-assets-123456789012-{REGION}"
            client("s3").create_bucket(Bucket=bucket)
            file = folder / f"asset.{code['S3Key']}"
            client("s3").put_object(Bucket=bucket, Key=code["S3Key"], Body=file.read_bytes())


def create(template_file, client):
    template = json.loads(template_file.read_text())
    client("ssm").put_parameter(Name="/cdk-bootstrap/hnb659fds/version", Value="30", Type="String")
    upload_assets(template, template_file.parent, client)
    client("cloudformation").create_stack(
        StackName=STACK, TemplateBody=template_file.read_text(), Capabilities=["CAPABILITY_IAM"]
    )
    stack = client("cloudformation").describe_stacks(StackName=STACK)["Stacks"][0]
    made = client("cloudformation").list_stack_resources(StackName=STACK)["StackResourceSummaries"]
    return template, stack, {resource["LogicalResourceId"] for resource in made}


def look_around(outputs, client):
    """The services themselves must know what the outputs name."""
    table = client("dynamodb").describe_table(TableName=outputs["UsersTable"])["Table"]
    tags = client("dynamodb").list_tags_of_resource(ResourceArn=table["TableArn"])["Tags"]
    function = client("lambda").get_function(FunctionName=outputs["UsersFunction"])["Configuration"]
    api = outputs["APIEndpoint"].removeprefix("https://").split(".")[0]
    paths = sorted(resource["path"] for resource in client("apigateway").get_resources(restApiId=api)["items"])
    print(f"table {table['TableName']} with tags {tags}")
    print(f"function {function['Handler']} on {function['Runtime']}")
    print(f"API with the paths {' '.join(paths)}")


def main():
    template_file = Path(sys.argv[1])
    port = free_port()
    server = subprocess.Popen(
        ["moto_server", "-H", "127.0.0.1", "-p", str(port)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        wait_for(port, server)

        def client(service):
            return boto3.client(service, endpoint_url=f"http://127.0.0.1:{port}", region_name=REGION)

        template, stack, made = create(template_file, client)
        resources = {name: resource["Type"] for name, resource in template["Resources"].items()}
        print(f"{stack['StackStatus']}: {len(made & set(resources))} of {len(resources)} resources")
        for kind in sorted({resources[name] for name in set(resources) - made}):
            print(f"moto cannot create {kind}")
        outputs = {output["OutputKey"]: output["OutputValue"] for output in stack.get("Outputs", [])}
        for key, value in sorted(outputs.items()):
            print(f"output {key}: {value}")
        look_around(outputs, client)
        if stack["StackStatus"] != "CREATE_COMPLETE":
            sys.exit(1)
    finally:
        server.terminate()
        server.wait(30)


main()
