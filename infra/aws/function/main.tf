# One function: role, one policy, log, code, and the alias by which everything calls it.
resource "aws_iam_role" "this" {
  name = var.name

  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { Service = "lambda.amazonaws.com" }
      Action    = "sts:AssumeRole"
    }]
  })
}

resource "aws_iam_role_policy" "this" {
  name = var.name
  role = aws_iam_role.this.name

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = concat(var.may, [{
      Sid      = "Log"
      Effect   = "Allow"
      Action   = ["logs:CreateLogStream", "logs:PutLogEvents"]
      Resource = "${aws_cloudwatch_log_group.this.arn}:*"
    }])
  })
}

resource "aws_cloudwatch_log_group" "this" {
  name              = "/aws/lambda/${var.name}"
  retention_in_days = var.log_days
}

resource "aws_lambda_function" "this" {
  count = var.package == null ? 0 : 1

  function_name    = var.name
  description      = "Released ${var.released}"
  role             = aws_iam_role.this.arn
  runtime          = "java21"
  architectures    = ["arm64"]
  handler          = var.handler
  memory_size      = var.memory
  timeout          = var.timeout
  s3_bucket        = var.bucket
  s3_key           = var.package.key
  source_code_hash = var.package.sha256

  # SnapStart takes published versions only. $LATEST starts without it, in seconds: so nothing calls
  # the function but by the alias, and each change of code or settings publishes a version.
  publish = true

  snap_start {
    apply_on = "PublishedVersions"
  }

  environment {
    variables = var.settings
  }

  logging_config {
    log_format = "Text" # the program writes its own JSON; Lambda's would wrap it
    log_group  = aws_cloudwatch_log_group.this.name
  }

  # To publish a version Lambda starts it, and what starts reads its secrets.
  depends_on = [aws_iam_role_policy.this]
}

resource "aws_lambda_alias" "live" {
  count = length(aws_lambda_function.this)

  name             = "live"
  function_name    = aws_lambda_function.this[0].function_name
  function_version = aws_lambda_function.this[0].version
}

# Whoever calls it asynchronously calls again soon: a second try of the same event would come on top.
resource "aws_lambda_function_event_invoke_config" "live" {
  count = length(aws_lambda_alias.live)

  function_name          = aws_lambda_function.this[0].function_name
  qualifier              = aws_lambda_alias.live[0].name
  maximum_retry_attempts = 0
}
