-- nonce, invalidation, whether it is wide, epoch for a new log, length: [epoch, sequence]
local epoch = field('epoch')
if not epoch then
  begin(ARGV[4])
  epoch = ARGV[4]
end
local sequence = redis.call('HINCRBY', state, 'sequence', 1)
redis.call('HSET', state, 'nonce', ARGV[1])
redis.call('XADD', stream, 'MAXLEN', '~', ARGV[5], id(sequence), 'n', ARGV[1], 'i', ARGV[2])
if ARGV[3] == '1' then
  local function mark(what, number, till)
    local added = redis.call('HSET', state, 'm' .. what, text(number) .. ' ' .. text(till))
    return redis.call('HINCRBY', state, 'marks', added)
  end
  local function life() return tonumber(field('life')) end
  local count = mark(ARGV[2], sequence, now + life())
  if count > tonumber(field('prune')) then
    local marks = {}
    each_mark(function(what, number, till)
      marks[#marks + 1] = { what, number, till }
    end)
    -- Too many: a mark of everything stands in for the older half. Were it done at MAX_MARKS only,
    -- and as many ended as came, each append would look at all of them.
    if #marks > MAX_MARKS * 3 / 4 then
      table.sort(marks, function(one, other) return one[2] < other[2] end)
      local number, till = 0, 0
      for i = 1, math.floor(#marks / 2) do
        number, till = marks[i][2], math.max(till, marks[i][3])
        redis.call('HDEL', state, 'm' .. marks[i][1])
        redis.call('HINCRBY', state, 'marks', -1)
      end
      local all = field('mA')
      if not all then
        mark('A', number, till)
      end
    end
    local left = tonumber(field('marks'))
    redis.call('HSET', state, 'prune', text(math.max(64, math.min(2 * left, MAX_MARKS))))
  end
end
return { epoch, text(sequence) }
