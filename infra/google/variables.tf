variable "name" {
  description = "What everything is called: a prefix of small letters, digits and hyphens."
  type        = string
  default     = "threadmark"

  validation {
    condition     = can(regex("^[a-z][a-z0-9-]{5,21}[a-z0-9]$", var.name))
    error_message = "name: 7 to 23 small letters, digits and hyphens, a letter first."
  }
}

variable "project" {
  description = "The project's id. Gmail rings only in the project that asks it to: the service account is here, too."
  type        = string

  validation {
    condition     = can(regex("^[a-z][a-z0-9-]{4,28}[a-z0-9]$", var.project))
    error_message = "project: the project's id, such as example-mail."
  }
}

variable "url" {
  description = "Where the webhook is: output for_google of infra/azure or infra/aws."
  type        = string

  validation {
    condition     = can(regex("^https://[^/]+$", var.url))
    error_message = "url: an https address without path."
  }
}

variable "azure" {
  description = "The worker's identity on Azure: output for_google of infra/azure. Null: it is not there."
  default     = null

  type = object({
    tenant_id    = string
    principal_id = string
  })

  validation {
    condition     = (var.azure == null) != (var.aws == null)
    error_message = "azure, aws: one of the two, the cloud in which the functions run."
  }

  validation {
    condition     = (var.azure == null) == (var.azure_audience == null)
    error_message = "azure_audience: with azure, output for_google of infra/entra; without, null."
  }
}

variable "azure_audience" {
  description = "For whom the identity's token is meant: output for_google of infra/entra."
  type        = string
  default     = null
}

variable "aws" {
  description = "The functions' roles on AWS: output for_google of infra/aws. Null: they are not there."
  default     = null

  type = object({
    issuer   = string
    subjects = list(string)
  })
}

variable "alarm_email" {
  description = "Who is told of alarms."
  type        = string

  validation {
    condition     = can(regex("^[^@\\s]+@[^@\\s]+$", var.alarm_email))
    error_message = "alarm_email: one address."
  }
}

variable "budget" {
  description = "Money a month for the project, and the billing account that pays. Null: no budget, as it needs a role on that account."
  default     = null

  type = object({
    billing_account = string
    currency        = string
    units           = number
  })
}
