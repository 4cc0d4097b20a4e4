enum Status {
  DRAFT
  LIVE
  GONE
}

model Deal {
  id     Int      @id
  status Status   @default(DRAFT)
  past   Status[] @default([DRAFT, LIVE])

  @@index([status], where: raw("status <> 'GONE'"))
}
