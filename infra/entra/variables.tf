variable "name" {
  description = "What everything is called."
  type        = string
  default     = "threadmark"

  validation {
    condition     = can(regex("^[a-z][a-z0-9-]{2,23}$", var.name))
    error_message = "name: 3 to 24 small letters, digits and hyphens, a letter first."
  }
}

variable "tenant_id" {
  description = "The tenant of the mailboxes."
  type        = string

  validation {
    condition     = can(regex("^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$", var.tenant_id))
    error_message = "tenant_id: a UUID in small letters."
  }
}

variable "azure" {
  description = "The worker's managed identity: output for_entra of infra/azure. Null: the functions are not there."
  type        = object({ principal_id = string })
  default     = null
}

variable "aws" {
  description = "The issuer and the roles of the functions: output for_entra of infra/aws. Null: they are not there."
  default     = null

  type = object({
    issuer   = string
    subjects = map(string)
  })

  validation {
    condition     = (var.azure == null) != (var.aws == null)
    error_message = "azure, aws: one of the two, the cloud in which the functions run."
  }

  validation {
    condition     = var.aws == null || startswith(try(var.aws.issuer, ""), "https://")
    error_message = "aws: the issuer is an https address."
  }
}

variable "all_mailboxes" {
  description = "Whether the worker may read and send for all mailboxes of the tenant, for tenants that cannot have it otherwise. If not, Entra grants nothing, and exchange.ps1 the ticket mailboxes."
  type        = bool
  default     = false
}

variable "gmail" {
  description = "Whether mailboxes at Google are read from Azure: Google then needs an application of this tenant to be the audience."
  type        = bool
  default     = false
}

variable "console" {
  description = "Where the console is, and so where a sign-in comes back to: output for_entra of infra/azure or infra/aws."
  type        = string

  validation {
    condition     = can(regex("^https://[^/]+/console/$", var.console))
    error_message = "console: an https address that ends in /console/."
  }
}

variable "people" {
  description = "Who may use the API and the console, by a name of your choice: object ids of users and groups, and the role: viewer, agent or admin in all mailboxes, or member, for a group that stands as group:ID in the lists of some."
  type        = map(object({ id = string, role = string }))
  default     = {}

  validation {
    condition     = alltrue([for one in var.people : contains(["viewer", "agent", "admin", "member"], one.role)])
    error_message = "people: role is viewer, agent, admin or member."
  }
}
