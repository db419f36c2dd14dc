# All that is kept: one table, paid by request, without index (decision 42).
resource "aws_dynamodb_table" "this" {
  name                        = var.name
  billing_mode                = "PAY_PER_REQUEST"
  hash_key                    = "pk"
  range_key                   = "sk"
  deletion_protection_enabled = true

  attribute {
    name = "pk"
    type = "S"
  }

  attribute {
    name = "sk"
    type = "S"
  }

  point_in_time_recovery {
    enabled = true
  }

  server_side_encryption {
    enabled = true
  }

  # No row has this attribute today. It is on so that a row may expire one day without a change here.
  ttl {
    attribute_name = "expires"
    enabled        = true
  }
}
