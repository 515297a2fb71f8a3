-- KEYS: pointer, meta of the generation served, meta of the new one. ARGV: served ('' for none), new, 1 to flip even backwards.
-- Answers {0} flipped, {1} another generation is served, {2} the new one is gone, {3, seq, version} the served one is ahead.
if (redis.call('GET', KEYS[1]) or '') ~= ARGV[1] then return {1} end
local new = redis.call('HMGET', KEYS[3], 'seq', 'version')
if not new[1] then return {2} end
if ARGV[1] ~= '' and ARGV[3] ~= '1' then
  local old = redis.call('HMGET', KEYS[2], 'seq', 'version')
  if old[1] then
    local ahead = tonumber(old[1]) - tonumber(new[1])
    if ahead > 0 or (ahead == 0 and tonumber(old[2]) > tonumber(new[2])) then return {3, old[1], old[2]} end
  end
end
redis.call('SET', KEYS[1], ARGV[2])
return {0}
