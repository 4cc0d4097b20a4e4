enum Status {
  GONE
  WAITING
  NEW  @renamedFrom("DRAFT")
  LIVE
}

model Deal {
  id     Int      @id
  status Status   @default(NEW)
  past   Status[] @default([NEW, LIVE])

  @@index([status], where: raw("status <> 'GONE'"))
}
