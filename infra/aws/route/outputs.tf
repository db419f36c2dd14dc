output "calls" {
  description = "What the route calls and as what it is let in, for tests. Null while there is no route."
  value = one([for index, integration in aws_apigatewayv2_integration.this : {
    uri       = integration.integration_uri
    qualifier = aws_lambda_permission.this[index].qualifier
  }])
}
