variable "name" {
  description = "Of the function, its role and its log."
  type        = string
}

variable "handler" {
  description = "The class that Lambda calls."
  type        = string
}

variable "bucket" {
  description = "Where packages are."
  type        = string
}

variable "package" {
  description = "Key and SHA-256 (base64) of the package. Null: a role and a log, but no function yet."
  type        = object({ key = string, sha256 = string })
}

variable "released" {
  description = "When. Each release publishes a version, also of the same package: it has read its secrets anew."
  type        = string
}

variable "memory" {
  description = "Megabytes. 1,769 are one processor."
  type        = number
}

variable "timeout" {
  description = "Seconds."
  type        = number
}

variable "settings" {
  description = "Environment variables, none of them a secret."
  type        = map(string)
}

variable "may" {
  description = "What the function may do beside writing its log: statements of its one policy."
  type        = any
}

variable "log_days" {
  description = "For how many days the log is kept."
  type        = number
}
