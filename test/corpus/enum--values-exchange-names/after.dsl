enum Status {
  LIVE  @renamedFrom("DRAFT")
  DRAFT @renamedFrom("LIVE")
  GONE
}

model Deal {
  id     Int      @id
  status Status   @default(LIVE)
  past   Status[] @default([LIVE, DRAFT])

  @@index([status], where: raw("status <> 'GONE'"))
}
