# The functions run on AWS: url and aws are output for_google of infra/aws.
project     = "example-mail"
alarm_email = "mail-admins@example.com"
url         = "https://abc123.execute-api.eu-central-1.amazonaws.com"

aws = {
  issuer = "https://d2a1c0de-0000-4000-8000-000000000000.tokens.sts.global.api.aws"
  subjects = [
    "arn:aws:iam::123456789012:role/threadmark-worker",
    "arn:aws:iam::123456789012:role/threadmark-keeper",
  ]
}

budget = {
  billing_account = "012345-6789AB-CDEF01"
  currency        = "EUR"
  units           = 20
}
