package org.orderrelay.ledger.jdbc;

/** Everything a ledger promises; each engine runs all of it. */
interface LedgerContract
        extends IdentityContract,
                OrderContract,
                ClaimContract,
                SettleContract,
                LateContract,
                HoldContract,
                LimitContract,
                OperatorContract,
                ReplayJobContract,
                FileContract,
                CommitContract,
                PlanContract,
                ViewContract,
                InboxContract,
                ReceiptContract,
                EchoContract,
                FailureContract,
                NeverLeftContract,
                ParkedContract,
                PaymentContract,
                TemplateContract,
                GateContract,
                RepeatContract,
                RetentionContract,
                ArrivalContract {}
