mock_data "aws_caller_identity" {
  defaults = { account_id = "123456789012" }
}

mock_resource "aws_iam_outbound_web_identity_federation" {
  defaults = { issuer_identifier = "https://issuer.example.com" }
}

mock_resource "aws_lambda_function" {
  defaults = { arn = "arn:aws:lambda:eu-central-1:123456789012:function:any", version = "7" }
}

mock_resource "aws_lambda_alias" {
  defaults = {
    arn        = "arn:aws:lambda:eu-central-1:123456789012:function:any:live"
    invoke_arn = "arn:aws:apigateway:eu-central-1:lambda:path/2015-03-31/functions/arn:aws:lambda:eu-central-1:123456789012:function:any:live/invocations"
  }
}

mock_resource "aws_apigatewayv2_api" {
  defaults = {
    api_endpoint  = "https://abc123.execute-api.eu-central-1.amazonaws.com"
    execution_arn = "arn:aws:execute-api:eu-central-1:123456789012:abc123"
  }
}

mock_resource "aws_dynamodb_table" {
  defaults = { arn = "arn:aws:dynamodb:eu-central-1:123456789012:table/threadmark" }
}

mock_resource "aws_secretsmanager_secret" {
  defaults = { arn = "arn:aws:secretsmanager:eu-central-1:123456789012:secret:any" }
}

mock_resource "aws_cloudwatch_log_group" {
  defaults = { arn = "arn:aws:logs:eu-central-1:123456789012:log-group:any" }
}

mock_resource "aws_cloudwatch_metric_alarm" {
  defaults = { arn = "arn:aws:cloudwatch:eu-central-1:123456789012:alarm:any" }
}

mock_resource "aws_sns_topic" {
  defaults = { arn = "arn:aws:sns:eu-central-1:123456789012:threadmark-alarms" }
}

mock_resource "aws_iam_role" {
  defaults = { arn = "arn:aws:iam::123456789012:role/any" }
}

mock_resource "aws_s3_bucket" {
  defaults = { arn = "arn:aws:s3:::threadmark-packages-123456789012" }
}

override_resource {
  target = aws_sqs_queue.bells
  values = { arn = "arn:aws:sqs:eu-central-1:123456789012:threadmark-bells.fifo", url = "https://sqs.eu-central-1.amazonaws.com/123456789012/threadmark-bells.fifo" }
}

override_resource {
  target = aws_sqs_queue.poison
  values = { arn = "arn:aws:sqs:eu-central-1:123456789012:threadmark-bells-poison.fifo", url = "https://sqs.eu-central-1.amazonaws.com/123456789012/threadmark-bells-poison.fifo" }
}

override_resource {
  target = aws_secretsmanager_secret.this["token-keys"]
  values = { arn = "arn:aws:secretsmanager:eu-central-1:123456789012:secret:token-keys" }
}
