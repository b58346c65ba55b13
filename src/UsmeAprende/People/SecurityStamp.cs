using System.Security.Cryptography;

namespace UsmeAprende.People;

/// <summary>A random mark that every session of a person carries; giving the person a new one ends them all.</summary>
public static class SecurityStamp
{
    private const int Bytes = 20;

    public static string New() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(Bytes));
}
