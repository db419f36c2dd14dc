output "role_arn" {
  description = "As whom the function acts."
  value       = aws_iam_role.this.arn
}

output "may" {
  description = "The statements of the function's one policy."
  value       = jsondecode(aws_iam_role_policy.this.policy).Statement
}

output "log" {
  description = "Its log group."
  value       = aws_cloudwatch_log_group.this
}

output "function" {
  description = "The function itself, for tests. Null while there is none."
  value       = one(aws_lambda_function.this)
}

output "live" {
  description = "The alias that all triggers call. Null while there is no function."
  value       = one(aws_lambda_alias.live)
}
