-- version, token, duration, not after, purpose: whether the lease is yours
local held = lease()
local displaced = held and ARGV[5] == 'P' and held.purpose == 'L'
if (held and not displaced) or now > tonumber(ARGV[4]) then
  return 0
end
take(ARGV[5], ARGV[2], ARGV[3])
return 1
