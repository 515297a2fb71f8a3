using System.Data.Common;
using System.Text.Json;

namespace ChallengeHub;

/// <summary>
/// The table Drafts. A draft that was launched or thrown away is deleted: what became of it stands in the audit.
/// </summary>
public static class DraftRows
{
    public static async Task<IReadOnlyList<Draft>> All(DbConnection connection, DbTransaction? transaction = null) =>
        [
            .. (
                await connection.Query<Row>(
                    """
                    select Id, Code, Document, Step, Version, UpdatedAt, UpdatedBy
                      from Drafts
                     order by UpdatedAt desc, Id desc
                    """,
                    transaction: transaction
                )
            ).Select(row => row.Draft()),
        ];

    public static async Task<Draft?> Find(DbConnection connection, string code, DbTransaction? transaction = null) =>
        (
            await connection.Find<Row?>(
                """
                select Id, Code, Document, Step, Version, UpdatedAt, UpdatedBy
                  from Drafts
                 where Code = @code
                """,
                new { code },
                transaction
            )
        )?.Draft();

    public static Task Insert(UnitOfWork work, Draft draft) =>
        work.Connection.Execute(
            """
            insert into Drafts (Code, Document, Step, Version, UpdatedAt, UpdatedBy)
            values (@Code, @document, @step, 1, @UpdatedAt, @UpdatedBy)
            """,
            new
            {
                draft.Code,
                document = Text(draft.Document),
                step = draft.Step.ToString(),
                draft.UpdatedAt,
                draft.UpdatedBy,
            },
            work.Transaction
        );

    /// <summary>False where somebody saved it meanwhile: nothing is written then.</summary>
    public static async Task<bool> Update(UnitOfWork work, Draft draft) =>
        await work.Connection.Execute(
            """
            update Drafts
               set Code = @Code,
                   Document = @document,
                   Step = @step,
                   Version = Version + 1,
                   UpdatedAt = @UpdatedAt,
                   UpdatedBy = @UpdatedBy
             where Id = @Id
               and Version = @Version
            """,
            new
            {
                draft.Id,
                draft.Code,
                document = Text(draft.Document),
                step = draft.Step.ToString(),
                draft.Version,
                draft.UpdatedAt,
                draft.UpdatedBy,
            },
            work.Transaction
        ) == 1;

    public static Task Delete(UnitOfWork work, long id) =>
        work.Connection.Execute("delete from Drafts where Id = @id", new { id }, work.Transaction);

    internal static string Text(DraftDocument document) => JsonSerializer.Serialize(document, EngineJson.Options);

    private sealed record Row
    {
        public long Id { get; init; }
        public string Code { get; init; } = "";
        public string Document { get; init; } = "";
        public string Step { get; init; } = "";
        public long Version { get; init; }
        public DateTimeOffset UpdatedAt { get; init; }
        public string UpdatedBy { get; init; } = "";

        public Draft Draft() =>
            new(
                Id,
                Code,
                JsonSerializer.Deserialize<DraftDocument>(Document, EngineJson.Options)!,
                Enum.Parse<DraftStep>(Step),
                Version,
                UpdatedAt,
                UpdatedBy
            );
    }
}
