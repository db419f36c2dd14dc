# A path of the HTTP API that ends at a function's alias.
resource "aws_apigatewayv2_integration" "this" {
  count = var.live == null ? 0 : 1

  api_id                 = var.api.id
  integration_type       = "AWS_PROXY"
  integration_uri        = var.live.invoke_arn
  payload_format_version = "2.0"
}

resource "aws_apigatewayv2_route" "this" {
  count = length(aws_apigatewayv2_integration.this)

  api_id    = var.api.id
  route_key = "ANY ${var.path}" # which methods may be used is for the function to say
  target    = "integrations/${aws_apigatewayv2_integration.this[0].id}"
}

resource "aws_lambda_permission" "this" {
  count = length(aws_apigatewayv2_integration.this)

  action        = "lambda:InvokeFunction"
  principal     = "apigateway.amazonaws.com"
  function_name = var.live.function_name
  qualifier     = var.live.name
  source_arn    = "${var.api.execution_arn}/*/*${var.path}"
}
