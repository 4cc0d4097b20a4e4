model Event {
  id   Int     @identity
  city String?
  size Int

  @@unique([id, city, size])
  @@partition([id, size], by: Hash)
}

partition EventOne: Event {
  modulus   = 2
  remainder = 0
}

partition EventTwo: Event {
  modulus   = 2
  remainder = 1
}
