"""Makes the same calls to two endpoints of AWS and prints where their answers differ, one line each.

    python3 tools/differences.py SANDBOX_URL POOL CLIENT OTHER_URL

POOL and CLIENT are the user pool and the app client of the sample application in the sandbox. In the other emulator the
same are created by calls. Then each line that is printed must stand in docs/differences.md, and none but these.
"""

import os
import re
import sys

import boto3
from botocore.config import Config
from botocore.exceptions import ClientError

PASSWORD = "Right-1-password"


class Endpoint:
    def __init__(self, url):
        self.url = url

    def client(self, service):
        return boto3.client(
            service,
            endpoint_url=self.url,
            region_name="us-east-1",
            aws_access_key_id="sandbox",
            aws_secret_access_key="sandbox",
            config=Config(retries={"max_attempts": 1}),
        )


def outcome(call):
    """The code of the error that a call ends with, or what it makes of its answer."""
    try:
        answer = call()
        return "answered" if isinstance(answer, dict) else str(answer)
    except ClientError as error:
        return error.response["Error"]["Code"]


def create_pool(endpoint):
    idp = endpoint.client("cognito-idp")
    pool = idp.create_user_pool(
        PoolName="users",
        UsernameAttributes=["email"],
        Schema=[{"Name": name, "Required": True, "AttributeDataType": "String"} for name in ("name", "email")],
        Policies={
            "PasswordPolicy": {
                "MinimumLength": 8,
                "RequireUppercase": True,
                "RequireLowercase": True,
                "RequireNumbers": True,
                "RequireSymbols": True,
            }
        },
    )["UserPool"]["Id"]
    idp.create_group(UserPoolId=pool, GroupName="apiAdmins")
    client = idp.create_user_pool_client(
        UserPoolId=pool,
        ClientName="app",
        ExplicitAuthFlows=["ALLOW_USER_PASSWORD_AUTH", "ALLOW_USER_SRP_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"],
    )["UserPoolClient"]["ClientId"]
    return pool, client


def cognito(endpoint, pool, client):
    idp = endpoint.client("cognito-idp")
    name = [{"Name": "name", "Value": "Ann"}]

    def log_in(user, password, flow="USER_PASSWORD_AUTH"):
        return idp.initiate_auth(
            ClientId=client, AuthFlow=flow, AuthParameters={"USERNAME": user, "PASSWORD": password}
        )

    def sign_up(user, password=PASSWORD, attributes=name):
        return idp.sign_up(ClientId=client, Username=user, Password=password, UserAttributes=attributes)

    yield "sign up with a weak password", lambda: sign_up("weak@example.com", "weak")
    yield "sign up without a required attribute", lambda: sign_up("none@example.com", attributes=[])
    yield "sign up with a name that is no address", lambda: sign_up("ann")
    yield "sign up", lambda: sign_up("ann@example.com")["UserConfirmed"]
    yield "sign up again", lambda: sign_up("ann@example.com")
    yield "sign up again in capitals", lambda: sign_up("ANN@EXAMPLE.COM")
    yield "log in unconfirmed", lambda: log_in("ann@example.com", PASSWORD)
    yield "confirm", lambda: idp.admin_confirm_sign_up(UserPoolId=pool, Username="ann@example.com") and "confirmed"
    yield "confirm again", lambda: idp.admin_confirm_sign_up(UserPoolId=pool, Username="ann@example.com") and "confirmed"
    yield "log in with a wrong password", lambda: log_in("ann@example.com", "Wrong-1-password")
    yield "log in as nobody", lambda: log_in("nobody@example.com", PASSWORD)
    yield "log in by a flow that is closed", lambda: idp.admin_initiate_auth(
        UserPoolId=pool,
        ClientId=client,
        AuthFlow="ADMIN_USER_PASSWORD_AUTH",
        AuthParameters={"USERNAME": "ann@example.com", "PASSWORD": PASSWORD},
    )
    yield "log in", lambda: sorted(log_in("ann@example.com", PASSWORD)["AuthenticationResult"])
    yield "log in with a secret hash that is not wanted", lambda: idp.initiate_auth(
        ClientId=client,
        AuthFlow="USER_PASSWORD_AUTH",
        AuthParameters={"USERNAME": "ann@example.com", "PASSWORD": PASSWORD, "SECRET_HASH": "x"},
    ) and "logged in"
    yield "refresh with a made-up token", lambda: idp.initiate_auth(
        ClientId=client, AuthFlow="REFRESH_TOKEN_AUTH", AuthParameters={"REFRESH_TOKEN": "x"}
    )
    yield "log in with an unknown client", lambda: idp.initiate_auth(
        ClientId="x" * 26, AuthFlow="USER_PASSWORD_AUTH", AuthParameters={"USERNAME": "a", "PASSWORD": "b"}
    )
    yield "create a user", lambda: idp.admin_create_user(
        UserPoolId=pool, Username="bob@example.com", MessageAction="SUPPRESS", UserAttributes=name
    )["User"]["UserStatus"]
    yield "create the user again", lambda: idp.admin_create_user(
        UserPoolId=pool, Username="bob@example.com", MessageAction="SUPPRESS"
    )
    yield "set a weak password", lambda: idp.admin_set_user_password(
        UserPoolId=pool, Username="bob@example.com", Password="weak", Permanent=True
    ) and "set"
    yield "set a password that must be changed", lambda: idp.admin_set_user_password(
        UserPoolId=pool, Username="bob@example.com", Password=PASSWORD, Permanent=False
    ) and "set"
    yield "log in with a password that must be changed", lambda: log_in("bob@example.com", PASSWORD).get("ChallengeName")
    yield "add to a group that is not there", lambda: idp.admin_add_user_to_group(
        UserPoolId=pool, Username="bob@example.com", GroupName="none"
    )
    yield "delete a user that is not there", lambda: idp.admin_delete_user(UserPoolId=pool, Username="nobody@example.com")
    yield "a pool that is not there", lambda: idp.describe_user_pool(UserPoolId="us-east-1_nothing1")
    yield "the user name of an account", lambda: bool(
        re.fullmatch("[0-9a-f-]{36}", idp.admin_get_user(UserPoolId=pool, Username="ann@example.com")["Username"])
    )
    yield "list by a filter that is none", lambda: idp.list_users(UserPoolId=pool, Filter="nonsense")
    yield "list by the start of an address", lambda: len(
        idp.list_users(UserPoolId=pool, Filter='email ^= "ann@"')["Users"]
    )
    for user in ("ann@example.com", "bob@example.com"):
        outcome(lambda: idp.admin_delete_user(UserPoolId=pool, Username=user))


def secrets(endpoint):
    manager = endpoint.client("secretsmanager")
    yield "a random password", lambda: len(manager.get_random_password()["RandomPassword"])
    yield "a random password that is too short for its types", lambda: manager.get_random_password(PasswordLength=2)
    yield "a secret with a name that is none", lambda: manager.create_secret(Name="a b", SecretString="x")
    yield "a secret that is too large", lambda: manager.create_secret(Name="large", SecretString="x" * 70_000) and "made"
    yield "a secret", lambda: re.sub("-......$", "", manager.create_secret(Name="one", SecretString="x")["ARN"].split(":")[-1])
    yield "the secret again", lambda: manager.create_secret(Name="one", SecretString="x")
    yield "its value", lambda: manager.get_secret_value(SecretId="one")["SecretString"]
    yield "the value of a secret that is not there", lambda: manager.get_secret_value(SecretId="none")
    yield "deletion with both ways at once", lambda: manager.delete_secret(
        SecretId="one", ForceDeleteWithoutRecovery=True, RecoveryWindowInDays=7
    )
    yield "deletion within a day", lambda: manager.delete_secret(SecretId="one", RecoveryWindowInDays=1)
    yield "deletion", lambda: manager.delete_secret(SecretId="one") and "deleted"
    yield "the value of a deleted secret", lambda: manager.get_secret_value(SecretId="one")
    yield "a secret with the name of a deleted one", lambda: manager.create_secret(Name="one", SecretString="x")
    yield "deletion by force of a secret that is not there", lambda: manager.delete_secret(
        SecretId="none", ForceDeleteWithoutRecovery=True
    ) and "deleted"
    outcome(lambda: manager.delete_secret(SecretId="one", ForceDeleteWithoutRecovery=True))
    outcome(lambda: manager.delete_secret(SecretId="large", ForceDeleteWithoutRecovery=True))


def stacks(endpoint):
    cloudformation = endpoint.client("cloudformation")
    yield "a stack that is not there", lambda: cloudformation.describe_stacks(StackName="none")
    yield "the resources of a stack that is not there", lambda: cloudformation.describe_stack_resources(StackName="none")
    yield "a page that was never given", lambda: cloudformation.list_stacks(NextToken="nonsense") and "listed"


def objects(endpoint):
    s3 = endpoint.client("s3")
    yield "a bucket with a name that is none", lambda: s3.create_bucket(Bucket="Not_A_Bucket") and "made"
    yield "a bucket", lambda: s3.create_bucket(Bucket="differences") and "made"
    yield "an object that is not there", lambda: s3.get_object(Bucket="differences", Key="none")
    yield "an object in a bucket that is not there", lambda: s3.get_object(Bucket="no-such-bucket", Key="none")
    yield "an object, if there is none", lambda: s3.put_object(
        Bucket="differences", Key="once", Body=b"1", IfNoneMatch="*"
    ) and "stored"
    yield "the object again, if there is none", lambda: s3.put_object(
        Bucket="differences", Key="once", Body=b"2", IfNoneMatch="*"
    )
    yield "its value", lambda: s3.get_object(Bucket="differences", Key="once")["Body"].read().decode()
    yield "a list", lambda: [one["Key"] for one in s3.list_objects_v2(Bucket="differences")["Contents"]]
    yield "a list by a made-up token", lambda: s3.list_objects_v2(
        Bucket="differences", ContinuationToken="nonsense"
    ) and "listed"
    yield "a bucket that is not empty, deleted", lambda: s3.delete_bucket(Bucket="differences")
    outcome(lambda: s3.delete_object(Bucket="differences", Key="once"))
    outcome(lambda: s3.delete_bucket(Bucket="differences"))


def answers(service, cases):
    return [(f"{service}: {name}", outcome(call)) for name, call in cases]


def all_answers(endpoint, pool, client):
    return (
        answers("cognito-idp", cognito(endpoint, pool, client))
        + answers("secretsmanager", secrets(endpoint))
        + answers("cloudformation", stacks(endpoint))
        + answers("s3", objects(endpoint))
    )


def main():
    sandbox_url, pool, client, other_url = sys.argv[1:]
    other = Endpoint(other_url)
    here = all_answers(Endpoint(sandbox_url), pool, client)
    there = all_answers(other, *create_pool(other))
    found = [f"| {name} | {mine} | {theirs} |" for (name, mine), (_, theirs) in zip(here, there) if mine != theirs]
    print(f"{len(here)} calls, {len(found)} answered differently")
    for line in found:
        print(line)
    document = os.path.join(os.path.dirname(__file__), "..", "docs", "differences.md")
    with open(document, encoding="utf-8") as text:
        rows = [row for row in text.read().splitlines() if re.match(r"\| [a-z0-9-]+: ", row)]
    listed = {"|".join(row.split("|")[:4]) + "|" for row in rows}
    wrong = listed.symmetric_difference(found)
    for line in sorted(wrong):
        print("not listed: " + line if line in found else "listed, and not so: " + line)
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()
