model Log {
  day   Int
  text  String?
  twice Int     @generated("day * 2")

  @@index([text])
  @@partition([day], by: Range)
}

partition Early: Log {
  from = 1
  to   = 5
}

partition Rest: Log {
  default = true
  @@map("the rest, 100%")
}
