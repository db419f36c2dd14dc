variable "name" {
  description = "What everything is called: a prefix of small letters, digits and hyphens."
  type        = string
  default     = "threadmark"

  validation {
    condition     = can(regex("^[a-z][a-z0-9-]{2,23}$", var.name))
    error_message = "name: 3 to 24 small letters, digits and hyphens, a letter first."
  }
}

variable "region" {
  description = "The region for everything, such as eu-central-1."
  type        = string

  validation {
    condition     = can(regex("^[a-z]{2}(-[a-z]+)+-[0-9]$", var.region))
    error_message = "region: such as eu-central-1."
  }
}

variable "mailboxes" {
  description = "The mailboxes, with the fields of THREADMARK_MAILBOXES (docs/settings.md). Empty at the first apply, when the providers do not know this deployment yet."
  default     = []

  type = list(object({
    provider        = string
    address         = string
    since           = string
    tenant          = optional(string)
    aliases         = optional(list(string))
    viewers         = optional(list(string))
    agents          = optional(list(string))
    admins          = optional(list(string))
    guests          = optional(string)
    reopenDays      = optional(number)
    oldDays         = optional(number)
    veryOldDays     = optional(number)
    continuesDays   = optional(number)
    senders         = optional(string)
    mirror          = optional(bool)
    answerWithin    = optional(object({ hours = number, open = optional(string), zone = optional(string), holidays = optional(list(string)) }))
    keepDays        = optional(number)
    acknowledgement = optional(string)
    carriers        = optional(list(string))
    statusNotice    = optional(map(string))
    notices         = optional(bool)
    customerPage    = optional(bool)
    pageDays        = optional(number)
    pageWords       = optional(string)
    answers         = optional(string)
    signature       = optional(string)
  }))

  validation {
    condition     = alltrue([for one in var.mailboxes : contains(["graph", "gmail"], one.provider)])
    error_message = "mailboxes: provider is graph or gmail."
  }

  validation {
    condition     = alltrue([for one in var.mailboxes : can(timecmp(one.since, one.since))])
    error_message = "mailboxes: since is a time such as 2026-11-28T00:00:00Z."
  }

  validation {
    condition     = length(jsonencode([for one in var.mailboxes : { for field, value in one : field => value if value != null }])) < 2500
    error_message = "mailboxes: Lambda takes 4 KB of settings, of which the others need 1.5. List fewer mailboxes, or shorten their acknowledgements."
  }

  validation {
    condition     = var.graph != null || alltrue([for one in var.mailboxes : one.provider != "graph"])
    error_message = "mailboxes: one of provider graph needs the variable graph, which infra/entra gives."
  }

  validation {
    condition     = var.gmail != null || alltrue([for one in var.mailboxes : one.provider != "gmail"])
    error_message = "mailboxes: one of provider gmail needs the variable gmail, which infra/google gives."
  }
}

variable "graph" {
  description = "How to log in at Microsoft 365: output for_functions of infra/entra."
  default     = null

  type = object({
    tenant_id = string
    client_id = string
  })
}

variable "gmail" {
  description = "How to log in at Google and who rings from there: output for_functions of infra/google."
  default     = null

  type = object({
    topic             = string
    push_account      = string
    push_audience     = string
    service_account   = string
    workload_provider = string
    workload_audience = string
  })
}

variable "api" {
  description = "Whose OpenID tokens may use the API, and how the console signs in (docs/settings.md): output for_functions of infra/entra, or another issuer. Null: nobody may."
  default     = null

  type = object({
    issuer    = string
    keys_url  = string
    audience  = string
    client_id = optional(string)
    scope     = optional(string)
    flow      = optional(string)
  })

  validation {
    condition     = var.api == null || alltrue([for url in [try(var.api.issuer, ""), try(var.api.keys_url, "")] : startswith(url, "https://")])
    error_message = "api: issuer and keys_url are https addresses."
  }

  validation {
    condition     = contains(["code", "id_token"], coalesce(try(var.api.flow, null), "code"))
    error_message = "api: flow is code or id_token."
  }
}

variable "channels" {
  description = "Whether somebody is told what happens, by Slack, Teams or webhooks. First put the channels into the vault, by `infra/secrets aws channels`: what is told of them and finds none does not start."
  type        = bool
  default     = false
}

variable "sweep_every" {
  description = "After what time a mailbox is looked at without a bell, an ISO 8601 duration of minutes."
  type        = string
  default     = "PT10M"

  validation {
    condition     = can(regex("^PT[1-9][0-9]?M$", var.sweep_every))
    error_message = "sweep_every: PT1M to PT99M."
  }
}

variable "release" {
  description = "The packages in the bucket, as `infra/deploy aws` writes them to release.auto.tfvars.json. Null until there are any: then there are no functions yet."
  default     = null

  type = object({
    at      = string
    webhook = object({ key = string, sha256 = string })
    worker  = object({ key = string, sha256 = string })
  })

  validation {
    condition     = var.release == null || length(var.mailboxes) > 0
    error_message = "release: functions without mailboxes do not start; list mailboxes first."
  }
}

variable "otlp_endpoint" {
  description = "Where spans and metrics go by OTLP over HTTP, such as a collector's address. Null: nothing is recorded but the log."
  type        = string
  default     = null

  validation {
    condition     = var.otlp_endpoint == null || can(regex("^https?://", var.otlp_endpoint))
    error_message = "otlp_endpoint: an http or https address."
  }
}

variable "alarm_email" {
  description = "Who is told of alarms and of the budget. AWS sends a mail to confirm first."
  type        = string

  validation {
    condition     = can(regex("^[^@\\s]+@[^@\\s]+$", var.alarm_email))
    error_message = "alarm_email: one address."
  }
}

variable "budget" {
  description = "US dollars a month for the whole account, of which 80 % and the forecast of 100 % are told."
  type        = number
  default     = 50

  validation {
    condition     = var.budget >= 1
    error_message = "budget: 1 dollar at least."
  }
}

variable "log_days" {
  description = "For how many days logs are kept."
  type        = number
  default     = 30

  validation {
    condition     = contains([7, 14, 30, 60, 90, 180, 365], var.log_days)
    error_message = "log_days: 7, 14, 30, 60, 90, 180 or 365."
  }
}
