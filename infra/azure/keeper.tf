# The timer, a function of the worker's app: its schedule is in the code (@TimerTrigger, five minutes),
# alarm keeper-silent tells when it does not run.
locals {
  keeper_settings = { THREADMARK_SWEEP_EVERY = var.sweep_every }
}
