variable "name" {
  description = "Of the app and its plan."
  type        = string
}

variable "group" {
  description = "The resource group."
  type        = object({ name = string, location = string })
}

variable "data" {
  description = "The storage account of the host: bells, its locks and keys."
  type        = object({ id = string, name = string })
}

variable "packages" {
  description = "The storage account of packages."
  type        = object({ id = string, primary_blob_endpoint = string })
}

variable "insights" {
  description = "The connection string of Application Insights: it may write there, no more."
  type        = string
}

variable "settings" {
  description = "App settings; secrets as references to a vault."
  type        = map(string)
}

variable "memory" {
  description = "Megabytes of an instance: 512, 2048 or 4096."
  type        = number
}

variable "most" {
  description = "How many instances there are at most."
  type        = number
}

variable "always_ready" {
  description = "How many instances of a trigger group are kept warm."
  type        = map(number)
  default     = {}
}

variable "may" {
  description = "What the app's identity may do beside running: a role and where, by name."
  type        = map(object({ role = string, scope = string }))
}
