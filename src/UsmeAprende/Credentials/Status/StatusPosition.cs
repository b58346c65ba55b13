using System.Globalization;
using System.Text.Json.Nodes;

namespace UsmeAprende.Credentials.Status;

/// <summary>Where a credential stands in one of the public bit lists (W3C Bitstring Status List 1.0).</summary>
/// <param name="List">The name of the list, such as <c>insignias/1</c>.</param>
/// <param name="Index">Counted from 0.</param>
public sealed record StatusPosition(string List, int Index)
{
    /// <summary>How many credentials a list has room for at least: fewer would show who is meant by asking.</summary>
    public const int LeastSize = 131_072;

    /// <summary>Path of the lists; the name follows.</summary>
    public const string Path = "/credenciales/estado/";

    public const string Purpose = "revocation";

    internal JsonObject ToEntry(CredentialIssuer issuer)
    {
        var list = issuer.AbsoluteUrl(Path + List);
        return new JsonObject
        {
            ["id"] = string.Create(CultureInfo.InvariantCulture, $"{list}#{Index}"),
            ["type"] = "BitstringStatusListEntry",
            ["statusPurpose"] = Purpose,
            ["statusListIndex"] = Index.ToString(CultureInfo.InvariantCulture),
            ["statusListCredential"] = list,
        };
    }
}
