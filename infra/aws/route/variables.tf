variable "api" {
  description = "The HTTP API."
  type        = object({ id = string, execution_arn = string })
}

variable "path" {
  description = "Of the route, such as /hooks/{provider}."
  type        = string
}

variable "live" {
  description = "The function's alias. Null: no route yet."
  type        = object({ name = string, function_name = string, invoke_arn = string })
}
