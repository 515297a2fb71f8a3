using System.Data.Common;
using System.Text.Json;

namespace ChallengeHub;

/// <summary>
/// The tables Participants and Moves: upserted by code, deactivated, never deleted once the campaign is launched.
/// </summary>
public static class ParticipantRows
{
    public static async Task<IReadOnlyList<Participant>> Of(
        DbConnection connection,
        long campaign,
        DbTransaction? transaction = null
    )
    {
        var moves = (await Moves(connection, campaign, transaction)).ToLookup(move => move.Participant);
        var mask = await MaskKeyRows.Of(connection, campaign, transaction);

        return
        [
            .. (
                await connection.Query<Row>(
                    """
                    select Participants.Number, Participants.Code, Participants.Name, Participants.Team,
                           Participants.Role, Participants.Email, Participants.Person, Participants.Display,
                           Participants.Alias, Participants.DeactivatedAt, Participants.ErasedAt,
                           Participants.AwayFrom, Participants.AwayUntil, Photos.Mark as Photo, Tunes.Tune
                      from Participants
                      left join Photos on Photos.Participant = Participants.Number
                      left join Tunes on Tunes.Participant = Participants.Number
                     where Participants.CampaignId = @campaign
                     order by Participants.Code
                    """,
                    new { campaign },
                    transaction
                )
            ).Select(row =>
                row.Participant() with
                {
                    Moves = [.. moves[row.Number]],
                    TeamSince = moves[row.Number].LastOrDefault()?.MovedAt,
                    MaskKey = mask,
                }
            ),
        ];
    }

    /// <summary>Upserts by code; who was deactivated plays again, unless it is said when that was.</summary>
    public static Task Upsert(UnitOfWork work, long campaign, IEnumerable<Participant> participants) =>
        work.Connection.Execute(
            """
            update Participants
               set Name = @name,
                   Team = @Team,
                   Role = @role,
                   Email = @Email,
                   Person = @Person,
                   Display = @display,
                   Alias = @Alias,
                   DeactivatedAt = @DeactivatedAt,
                   AwayFrom = @awayFrom,
                   AwayUntil = @awayUntil
             where CampaignId = @campaign
               and Code = @Code;
            insert into Participants (CampaignId, Code, Name, Team, Role, Email, Person, Display, Alias, AwayFrom,
                                      AwayUntil)
            select @campaign, @Code, @name, @Team, @role, @Email, @Person, @display, @Alias, @awayFrom, @awayUntil
             where not exists (select 1
                                 from Participants
                                where CampaignId = @campaign
                                  and Code = @Code);
            """,
            participants.Select(x => new
            {
                campaign,
                x.Code,
                name = JsonSerializer.Serialize(x.Name, EngineJson.Options),
                x.Team,
                role = x.Role.ToString(),
                x.Email,
                x.Person,
                display = (x.Display ?? Display.Name).ToString(),
                x.Alias,
                x.DeactivatedAt,
                awayFrom = x.Away?.From,
                awayUntil = x.Away?.Until,
            }),
            work.Transaction
        );

    /// <summary>Rewrites when each of them left which team.</summary>
    public static async Task Move(UnitOfWork work, IReadOnlyCollection<Participant> moving)
    {
        await work.Connection.Execute(
            """
            delete from Moves
             where Participant = @Number
            """,
            moving.Select(x => new { x.Number }),
            work.Transaction
        );

        await work.Connection.Execute(
            """
            insert into Moves (Participant, MovedAt, LeftTeam)
            values (@Participant, @MovedAt, @LeftTeam)
            """,
            moving
                .SelectMany(x => x.Moves)
                .Select(x => new
                {
                    x.Participant,
                    x.MovedAt,
                    x.LeftTeam,
                }),
            work.Transaction
        );
    }

    public static Task Deactivate(UnitOfWork work, int number, DateTimeOffset now) =>
        work.Connection.Execute(
            "update Participants set DeactivatedAt = @now where Number = @number and DeactivatedAt is null",
            new { number, now },
            work.Transaction
        );

    public static Task Show(UnitOfWork work, Participant x) =>
        work.Connection.Execute(
            """
            update Participants
               set Display = @display,
                   Alias = @Alias
             where Number = @Number
            """,
            new
            {
                x.Number,
                display = x.Display.ToString(),
                x.Alias,
            },
            work.Transaction
        );

    /// <summary>What is left of them are numbers; they play no more.</summary>
    internal static Task Erase(UnitOfWork work, Forgotten who, DateTimeOffset now) =>
        work.Connection.Execute(
            """
            update Participants
               set Code = @pseudonym,
                   Name = @name,
                   Email = null,
                   Person = null,
                   Display = 'Name',
                   Alias = null,
                   AwayFrom = null,
                   AwayUntil = null,
                   DeactivatedAt = coalesce(DeactivatedAt, @now),
                   ErasedAt = @now
             where Number = @Number
            """,
            who.People.Select(x => new
            {
                x.Number,
                pseudonym = Forgotten.PseudonymOf(x),
                name = JsonSerializer.Serialize(Forgotten.PseudonymOf(x)),
                now,
            }),
            work.Transaction
        );

    /// <summary>Those of these numbers whom nobody has erased yet, as they are now; without their moves.</summary>
    public static async Task<IReadOnlyList<Participant>> NotErased(
        UnitOfWork work,
        long campaign,
        IEnumerable<int> numbers
    )
    {
        var mask = await MaskKeyRows.Of(work.Connection, campaign, work.Transaction);
        var rows = await work.Connection.Query<Row>(
            """
            select Number, Code, Name, Team, Role, Email, Person, Display, Alias, DeactivatedAt, ErasedAt, AwayFrom,
                   AwayUntil
              from Participants
             where CampaignId = @campaign
               and Number in (select cast(value as bigint)
                                from json_each(@numbers))
               and ErasedAt is null
             order by Number
            """,
            new { campaign, numbers = JsonSerializer.Serialize(numbers) },
            work.Transaction
        );
        return [.. rows.Select(x => x.Participant() with { MaskKey = mask })];
    }

    /// <summary>The participants that one person was and is, by campaign.</summary>
    public static Task<IReadOnlyList<CampaignPlayer>> OfPerson(DbConnection connection, string person) =>
        connection.Query<CampaignPlayer>(
            """
            select Campaigns.Code as Campaign, Participants.Code
              from Participants
              join Campaigns on Campaigns.Id = Participants.CampaignId
             where Participants.Person = @person
             order by Campaigns.Code, Participants.Code
            """,
            new { person }
        );

    private static Task<IReadOnlyList<Move>> Moves(
        DbConnection connection,
        long campaign,
        DbTransaction? transaction
    ) =>
        connection.Query<Move>(
            """
            select Moves.Participant, Moves.MovedAt, Moves.LeftTeam
              from Moves
              join Participants on Participants.Number = Moves.Participant
             where Participants.CampaignId = @campaign
             order by Moves.MovedAt
            """,
            new { campaign },
            transaction
        );

    private sealed record Row
    {
        public int Number { get; init; }
        public string Code { get; init; } = "";
        public string Name { get; init; } = "";
        public string? Team { get; init; }
        public string Role { get; init; } = "";
        public string? Email { get; init; }
        public string? Person { get; init; }
        public string Display { get; init; } = "";
        public string? Alias { get; init; }
        public DateTimeOffset? ErasedAt { get; init; }
        public DateTimeOffset? DeactivatedAt { get; init; }
        public DateTimeOffset? AwayFrom { get; init; }
        public DateTimeOffset? AwayUntil { get; init; }
        public string? Photo { get; init; }
        public string? Tune { get; init; }

        public Participant Participant() =>
            new()
            {
                Number = Number,
                Code = Code,
                Name = JsonSerializer.Deserialize<LocalText>(Name, EngineJson.Options)!,
                Team = Team,
                Role = Enum.Parse<Role>(Role),
                Email = Email,
                Person = Person,
                Display = Enum.Parse<Display>(Display),
                Alias = Alias,
                DeactivatedAt = DeactivatedAt,
                ErasedAt = ErasedAt,
                Away = AwayFrom is { } begin && AwayUntil is { } end ? new Absence(begin, end) : null,
                Photo = Photo,
                Tune = Tune,
            };
    }
}

/// <summary>What a person is in one campaign.</summary>
public sealed record CampaignPlayer
{
    public string Campaign { get; init; } = "";
    public string Code { get; init; } = "";
}
