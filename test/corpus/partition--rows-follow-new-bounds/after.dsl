model Log {
  day   Int
  text  String?
  twice Int     @generated("day * 2")
  size  Int     @default(1)

  @@index([text])
  @@partition([day], by: Range)
}

partition Early: Log {
  from = 1
  to   = 3
}

partition Middle: Log {
  from = 3
  to   = 8
  @@partition([text], by: List)
}

partition MiddleA: Middle {
  in = ["a"]
}

partition MiddleOthers: Middle {
  default = true
}

partition Late: Log {
  from = 20
  to   = 30
}

partition Rest: Log {
  default = true
  @@map("the rest, 100%")
}
