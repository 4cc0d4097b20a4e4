model Deal {
  id BigInt @id @identity(always: true, start: 100, increment: 5, minValue: -5, maxValue: 100000, cache: 20, cycle: true)
}
