namespace ChallengeHub.Web;

/// <summary>A list of players as a file that is sent with a form.</summary>
public static class ListFile
{
    private const int Longest = 4 << 20;

    /// <summary>Null, and told at <c>file</c>, where it is no text or too long.</summary>
    public static async Task<string?> Read(IFormFile file, FieldErrors errors)
    {
        if (file.Length > Longest)
        {
            errors.Add("file", $"must be at most {Longest >> 20} MB");
            return null;
        }
        using var bytes = new MemoryStream();
        await file.CopyToAsync(bytes);
        if (bytes.GetBuffer().AsSpan(0, 2).SequenceEqual("PK"u8))
        {
            errors.Add("file", "must be saved as CSV or text: this is a workbook");
            return null;
        }
        return Sheet.Decode(bytes.GetBuffer().AsSpan(0, (int)bytes.Length));
    }
}
