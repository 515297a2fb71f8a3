namespace ChallengeHub.Web;

/// <summary>
/// A photo as the account page sends it: the browser has cut it to a small square. Whatever came, the picture alone is
/// kept, and never more than a little.
/// </summary>
public static class PhotoFile
{
    public const string Field = "photo";

    /// <summary>Of a side, in pixels.</summary>
    public const int Side = 256;
    public const int Largest = 2 << 20;

    /// <summary>No picture of that size needs more.</summary>
    private const int LargestKept = 128 << 10;

    /// <summary>Throws <see cref="RefusedException"/> that says why it is none.</summary>
    public static async Task<byte[]> Read(IFormFile? file)
    {
        if (file is null or { Length: 0 })
            throw RefusedException.Invalid(Field, "missing");
        if (file.Length > Largest)
            throw RefusedException.Invalid(Field, "larger-than-mib", Largest >> 20);

        using var bytes = new MemoryStream();
        await file.CopyToAsync(bytes);
        var photo =
            JpegPicture.Alone(bytes.ToArray()) ?? throw RefusedException.Invalid(Field, "not-a-picture", "JPEG");
        if (JpegPicture.Size(photo) is not { Width: Side, Height: Side })
            throw RefusedException.Invalid(Field, "photo-square", Side);
        if (photo.Length > LargestKept)
            throw RefusedException.Invalid(Field, "larger-than-kib", LargestKept >> 10);
        return photo;
    }
}
