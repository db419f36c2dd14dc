# Only the places. `infra/secrets aws` draws the values, so that they are in no state and no plan.
resource "aws_secretsmanager_secret" "this" {
  for_each = {
    graph-webhook-secret = "What proves that a notification is of our own subscription."
    token-keys           = "Keys of reply tokens: the last one signs."
  }

  name        = "${var.name}/${each.key}"
  description = each.value
}
