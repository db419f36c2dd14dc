# Only the places. `infra/secrets aws` puts the values there, so that they are in no state and no plan. That of
# channels is there from the beginning: it is filled before anything is told of it.
resource "aws_secretsmanager_secret" "this" {
  for_each = {
    graph-webhook-secret = "What proves that a notification is of our own subscription."
    token-keys           = "Keys of reply tokens: the last one signs."
    channels             = "Who is told what happens: addresses and secrets of Slack, Teams and webhooks."
  }

  name        = "${var.name}/${each.key}"
  description = each.value
}
