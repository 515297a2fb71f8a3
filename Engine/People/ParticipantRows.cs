using System.Data.Common;
using System.Text.Json;
using Dapper;

namespace ChallengeHub;

/// <summary>The table Participants: upserted by code, deactivated, never deleted once the campaign is launched.</summary>
public static class ParticipantRows
{
    public static async Task<IReadOnlyList<Participant>> Of(DbConnection connection, long campaign, DbTransaction? transaction = null) =>
        [.. (await connection.QueryAsync<Row>(
            """
            select Number, Code, Name, Team, Role, Email, Person, DeactivatedAt
              from Participants
             where CampaignId = @campaign
             order by Code
            """,
            new { campaign }, transaction)).Select(row => row.Participant())];

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

    public static Task Deactivate(Writing writing, int number, DateTimeOffset now) =>
        writing.Connection.ExecuteAsync(
            "update Participants set DeactivatedAt = @now where Number = @number and DeactivatedAt is null",
            new { number, now }, writing.Transaction);

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
