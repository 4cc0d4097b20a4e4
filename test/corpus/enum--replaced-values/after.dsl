enum Status {
  ACTIVE @replaces(["DRAFT", "LIVE"])
  GONE
}

model Deal {
  id     Int      @id
  status Status   @default(ACTIVE)
  past   Status[]

  @@index([status], where: raw("status <> 'GONE'"))
}
