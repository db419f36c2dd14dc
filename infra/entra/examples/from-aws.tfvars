# The functions run on AWS: aws is output for_entra of infra/aws.
tenant_id = "7f3c2a10-5b6d-4e8f-9a01-2b3c4d5e6f70"

aws = {
  issuer = "https://d2a1c0de-0000-4000-8000-000000000000.tokens.sts.global.api.aws"
  subjects = {
    worker = "arn:aws:iam::123456789012:role/threadmark-worker"
    keeper = "arn:aws:iam::123456789012:role/threadmark-keeper"
  }
}

readers = { support-team = "aaaaaaaa-1111-4222-8333-bbbbbbbbbbbb" }
