enum Status {
  NEW    @renamedFrom("DRAFT")
  ACTIVE @renamedFrom("LIVE")
  GONE
}

model Deal {
  id     Int      @id
  status Status   @default(NEW)
  past   Status[] @default([NEW, ACTIVE])

  @@index([status], where: raw("status <> 'GONE'"))
}
