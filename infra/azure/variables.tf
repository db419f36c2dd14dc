variable "name" {
  description = "What everything is called: a prefix of small letters, digits and hyphens. Names that the world shares get a suffix."
  type        = string
  default     = "threadmark"

  validation {
    condition     = can(regex("^[a-z][a-z0-9-]{2,11}$", var.name))
    error_message = "name: 3 to 12 small letters, digits and hyphens, a letter first."
  }
}

variable "subscription_id" {
  description = "The subscription for everything."
  type        = string

  validation {
    condition     = can(regex("^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$", var.subscription_id))
    error_message = "subscription_id: a UUID in small letters."
  }
}

variable "location" {
  description = "The region for everything, such as westeurope; `az functionapp list-flexconsumption-locations` lists those that can."
  type        = string

  validation {
    condition     = can(regex("^[a-z0-9]+$", var.location))
    error_message = "location: such as westeurope."
  }
}

variable "replication" {
  description = "How bells and tickets are copied by the storage. Azure's tables have no recovery to a point in time."
  type        = string
  default     = "ZRS"

  validation {
    condition     = contains(["LRS", "ZRS", "GRS", "GZRS"], var.replication)
    error_message = "replication: LRS, ZRS, GRS or GZRS."
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
    condition     = var.gmail != null || alltrue([for one in var.mailboxes : one.provider != "gmail"])
    error_message = "mailboxes: one of provider gmail needs the variable gmail, which infra/google gives."
  }
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
  description = "Whether somebody is told what happens, by Slack, Teams or webhooks. First put the channels into the vault, by `infra/secrets azure channels`: what is told of them and finds none does not start."
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

variable "webhook_always_ready" {
  description = "How many instances of the webhook are kept warm. Graph wants an answer within 3 seconds; 0 saves a few dollars a month and risks that."
  type        = number
  default     = 1

  validation {
    condition     = var.webhook_always_ready >= 0 && var.webhook_always_ready <= 20
    error_message = "webhook_always_ready: 0 to 20."
  }
}

variable "alarm_email" {
  description = "Who is told of alarms and of the budget."
  type        = string

  validation {
    condition     = can(regex("^[^@\\s]+@[^@\\s]+$", var.alarm_email))
    error_message = "alarm_email: one address."
  }
}

variable "budget" {
  description = "Money a month for the resource group, in the currency of the bill, of which 80 % and the forecast of 100 % are told."
  type        = number
  default     = 50

  validation {
    condition     = var.budget >= 1
    error_message = "budget: 1 at least."
  }
}

variable "log_days" {
  description = "For how many days logs are kept. The first 31 cost nothing."
  type        = number
  default     = 30

  validation {
    condition     = contains([30, 60, 90, 120, 180, 270, 365, 550, 730], var.log_days)
    error_message = "log_days: 30, 60, 90, 120, 180, 270, 365, 550 or 730."
  }
}
