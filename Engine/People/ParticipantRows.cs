using System.Data.Common;
using System.Text.Json;
using Dapper;

namespace ChallengeHub;

/// <summary>The tables Participants and Moves: upserted by code, deactivated, never deleted once the campaign is launched.</summary>
public static class ParticipantRows
{
    public static async Task<IReadOnlyList<Participant>> Of(DbConnection connection, long campaign, DbTransaction? transaction = null)
    {
        var moves = (await Moves(connection, campaign, transaction)).ToLookup(move => move.Participant);
        return [.. (await connection.QueryAsync<Row>(
            """
            select Number, Code, Name, Team, Role, Email, Person, DeactivatedAt
              from Participants
             where CampaignId = @campaign
             order by Code
            """,
            new { campaign }, transaction)).Select(row => row.Participant() with { Moves = [.. moves[row.Number]] })];
    }

    /// <summary>Upserts by code; who was deactivated plays again.</summary>
    public static Task Upsert(Writing writing, long campaign, IEnumerable<Participant> participants) =>
        writing.Connection.ExecuteAsync(
            """
            insert into Participants (CampaignId, Code, Name, Team, Role, Email, Person)
            values (@campaign, @Code, @name, @Team, @role, @Email, @Person)
            on conflict (CampaignId, Code) do update
               set Name = excluded.Name,
                   Team = excluded.Team,
                   Role = excluded.Role,
                   Email = excluded.Email,
                   Person = excluded.Person,
                   DeactivatedAt = null
            """,
            participants.Select(x => new
            {
                campaign, x.Code, name = JsonSerializer.Serialize(x.Name, EngineJson.Options), x.Team,
                role = x.Role.ToString(), x.Email, x.Person,
            }), writing.Transaction);

    /// <summary>Books who leaves his team now; of two moves in one millisecond the first tells which.</summary>
    public static Task Leave(Writing writing, IEnumerable<Participant> leaving, DateTimeOffset now) =>
        writing.Connection.ExecuteAsync(
            """
            insert into Moves (Participant, MovedAt, LeftTeam)
            select @Number, @now, @Team
             where not exists (select 1
                                 from Moves
                                where Participant = @Number
                                  and MovedAt = @now)
            """,
            leaving.Select(x => new { x.Number, x.Team, now }), writing.Transaction);

    public static Task Deactivate(Writing writing, int number, DateTimeOffset now) =>
        writing.Connection.ExecuteAsync(
            "update Participants set DeactivatedAt = @now where Number = @number and DeactivatedAt is null",
            new { number, now }, writing.Transaction);

    private static Task<IEnumerable<Move>> Moves(DbConnection connection, long campaign, DbTransaction? transaction) =>
        connection.QueryAsync<Move>(
            """
            select Moves.Participant, Moves.MovedAt, Moves.LeftTeam
              from Moves
              join Participants on Participants.Number = Moves.Participant
             where Participants.CampaignId = @campaign
             order by Moves.MovedAt
            """,
            new { campaign }, transaction);

    private sealed record Row
    {
        public int Number { get; init; }
        public string Code { get; init; } = "";
        public string Name { get; init; } = "";
        public string? Team { get; init; }
        public string Role { get; init; } = "";
        public string? Email { get; init; }
        public string? Person { get; init; }
        public DateTimeOffset? DeactivatedAt { get; init; }

        public Participant Participant() => new()
        {
            Number = Number, Code = Code, Name = JsonSerializer.Deserialize<LocalText>(Name, EngineJson.Options)!,
            Team = Team, Role = Enum.Parse<Role>(Role), Email = Email, Person = Person, DeactivatedAt = DeactivatedAt,
        };
    }
}
