enum Phase {
  LIVE @renamedFrom("DRAFT")
  GONE @renamedFrom("LIVE")
  LOST @renamedFrom("GONE")

  @@renamedFrom("Status")
}

model Deal {
  id     Int     @id
  status Phase   @default(LIVE)
  past   Phase[] @default([LIVE, GONE])

  @@index([status], where: raw("status <> 'LOST'"))
}
