-- version, token: whether the lease is still yours; all else of the slot is gone
local held = lease()
redis.call('UNLINK', slot)
if not held or held.token ~= ARGV[2] then
  return 0
end
take(held.purpose, held.token, held.till - now)
return 1
