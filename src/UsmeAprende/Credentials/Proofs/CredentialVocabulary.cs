namespace UsmeAprende.Credentials.Proofs;

/// <summary>
/// What the members of our credentials mean as linked data: the entries of the contexts that we name (Verifiable Credentials 2.0, Open
/// Badges 3.0.3 with its extensions, CLR 2.0.1) which we use, and no others. A member that is not here cannot be signed.
/// </summary>
internal static class CredentialVocabulary
{
    public const string Type = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type";

    private const string Badges = "https://purl.imsglobal.org/spec/vc/ob/vocab.html#";
    private const string Records = "https://purl.imsglobal.org/spec/vc/clr/vocab.html#";
    private const string Credentials = "https://www.w3.org/2018/credentials#";
    private const string Status = "https://www.w3.org/ns/credentials/status#";
    private const string Security = "https://w3id.org/security#";
    private const string Schema = "https://schema.org/";
    private const string RecordSubject = "ClrSubject";

    // The contexts of Open Badges write this one with "https".
    private const string BadgeData = "https://www.w3.org/2001/XMLSchema#";
    private const string Data = "http://www.w3.org/2001/XMLSchema#";

    private static readonly Dictionary<string, string> Types = new(StringComparer.Ordinal)
    {
        ["VerifiableCredential"] = Credentials + "VerifiableCredential",
        ["OpenBadgeCredential"] = Badges + "OpenBadgeCredential",
        ["AchievementCredential"] = Badges + "OpenBadgeCredential",
        ["AchievementSubject"] = Badges + "AchievementSubject",
        ["Achievement"] = Badges + "Achievement",
        ["Alignment"] = Schema + "AlignmentObject",
        ["Image"] = Badges + "Image",
        ["Profile"] = Badges + "Profile",
        ["Address"] = Badges + "Address",
        ["IdentifierEntry"] = Badges + "IdentifierEntry",
        ["IdentityObject"] = Badges + "IdentityObject",
        ["ClrCredential"] = Records + "ClrCredential",
        [RecordSubject] = Records + RecordSubject,
        ["1EdTechRevocationList"] = "https://purl.imsglobal.org/spec/vcrl/v1p0/context.json#1EdTechRevocationList",
        ["1EdTechJsonSchemaValidator2019"] = "https://purl.imsglobal.org/spec/vccs/v1p0/context.json#1EdTechJsonSchemaValidator2019",
        ["BitstringStatusListCredential"] = Status + "BitstringStatusListCredential",
        ["BitstringStatusList"] = Status + "BitstringStatusList",
        ["BitstringStatusListEntry"] = Status + "BitstringStatusListEntry",
        ["DataIntegrityProof"] = Security + "DataIntegrityProof",
    };

    private static readonly Dictionary<string, TermMeaning> Members = new(StringComparer.Ordinal)
    {
        ["issuer"] = TermMeaning.Reference(Credentials + "issuer"),
        ["validFrom"] = TermMeaning.Typed(Credentials + "validFrom", Data + "dateTime"),
        ["credentialSubject"] = TermMeaning.Reference(Credentials + "credentialSubject"),
        ["credentialStatus"] = TermMeaning.Reference(Credentials + "credentialStatus"),
        ["credentialSchema"] = TermMeaning.Reference(Credentials + "credentialSchema"),
        ["proof"] = TermMeaning.OwnGraph(Security + "proof"),
        ["name"] = TermMeaning.Text(Schema + "name"),
        ["description"] = TermMeaning.Text(Schema + "description"),
        ["url"] = TermMeaning.Typed(Schema + "url", BadgeData + "anyURI"),
        ["email"] = TermMeaning.Text(Schema + "email"),
        ["phone"] = TermMeaning.Text(Badges + "phone"),
        ["image"] = TermMeaning.Reference(Badges + "image"),
        ["caption"] = TermMeaning.Text(Schema + "caption"),
        ["address"] = TermMeaning.Reference(Badges + "address"),
        ["streetAddress"] = TermMeaning.Text(Schema + "streetAddress"),
        ["addressLocality"] = TermMeaning.Text(Schema + "addressLocality"),
        ["addressCountryCode"] = TermMeaning.Text(Badges + "CountryCode"),
        ["otherIdentifier"] = TermMeaning.Reference(Badges + "otherIdentifier"),
        ["identifierType"] = TermMeaning.Text(Badges + "identifierType"),
        ["identifier"] = TermMeaning.Text(Badges + "identifier"),
        ["hashed"] = TermMeaning.Typed(Badges + "hashed", BadgeData + "boolean"),
        ["identityHash"] = TermMeaning.Text(Badges + "identityHash"),
        ["identityType"] = TermMeaning.Text(Badges + "identityType"),
        ["salt"] = TermMeaning.Text(Badges + "salt"),
        ["achievement"] = TermMeaning.Reference(Badges + "achievement"),
        ["achievementType"] = TermMeaning.Text(Badges + "achievementType"),
        ["criteria"] = TermMeaning.Reference(Badges + "Criteria"),
        ["narrative"] = TermMeaning.Text(Badges + "narrative"),
        ["inLanguage"] = TermMeaning.Text(Schema + "inLanguage"),
        ["alignment"] = TermMeaning.Reference(Badges + "alignment"),
        ["targetCode"] = TermMeaning.Text(Badges + "targetCode"),
        ["targetName"] = TermMeaning.Text(Schema + "targetName"),
        ["targetFramework"] = TermMeaning.Text(Schema + "targetFramework"),
        ["targetUrl"] = TermMeaning.Typed(Schema + "targetUrl", BadgeData + "anyURI"),
        ["licenseNumber"] = TermMeaning.Text(Badges + "licenseNumber"),
        ["activityStartDate"] = TermMeaning.Typed(Badges + "activityStartDate", BadgeData + "date"),
        ["activityEndDate"] = TermMeaning.Typed(Badges + "activityEndDate", BadgeData + "date"),
        ["statusPurpose"] = TermMeaning.Text(Status + "statusPurpose"),
        ["statusListIndex"] = TermMeaning.Text(Status + "statusListIndex"),
        ["statusListCredential"] = TermMeaning.Reference(Status + "statusListCredential"),
        ["encodedList"] = TermMeaning.Typed(Status + "encodedList", Security + "multibase"),
        ["created"] = TermMeaning.Typed("http://purl.org/dc/terms/created", Data + "dateTime"),
        ["cryptosuite"] = TermMeaning.Typed(Security + "cryptosuite", Security + "cryptosuiteString"),
        ["proofPurpose"] = TermMeaning.Reference(Security + "proofPurpose"),
        ["proofValue"] = TermMeaning.Typed(Security + "proofValue", Security + "multibase"),
        ["verificationMethod"] = TermMeaning.Reference(Security + "verificationMethod"),
    };

    // Within the subject of a learner record two members mean something else.
    private static readonly Dictionary<string, TermMeaning> RecordMembers = new(StringComparer.Ordinal)
    {
        ["identifier"] = TermMeaning.Reference(Records + "identifier-1"),
        ["verifiableCredential"] = TermMeaning.Reference(Records + "verifiableCredential"),
    };

    /// <exception cref="NotSupportedException">It is none of ours.</exception>
    public static string FindType(string type) => Types.TryGetValue(type, out var address) ? address : throw Unknown(type);

    /// <param name="member">A member's name.</param>
    /// <param name="types">Of the node that has it.</param>
    /// <exception cref="NotSupportedException">It is none of ours.</exception>
    public static TermMeaning Find(string member, IReadOnlyCollection<string> types) =>
        types.Contains(RecordSubject) && RecordMembers.TryGetValue(member, out var special) ? special
        : Members.TryGetValue(member, out var meaning) ? meaning
        : throw Unknown(member);

    /// <summary>The address that a word of the vocabulary stands for, such as the purpose of a proof.</summary>
    public static string Expand(string word) => word == "assertionMethod" ? Security + word : word;

    private static NotSupportedException Unknown(string word) => new($"«{word}» is not a word of the credentials that we sign.");
}

/// <summary>What a member of a credential means.</summary>
/// <param name="Address">Of the property.</param>
/// <param name="DataType">Of its value; null for plain text.</param>
/// <param name="IsReference">Whether text is an address.</param>
/// <param name="HasOwnGraph">Whether what is said in it stands apart from what the credential says.</param>
internal sealed record TermMeaning(string Address, string? DataType, bool IsReference, bool HasOwnGraph)
{
    public static TermMeaning Text(string address) => new(address, null, false, false);

    public static TermMeaning Typed(string address, string type) => new(address, type, false, false);

    public static TermMeaning Reference(string address) => new(address, null, true, false);

    public static TermMeaning OwnGraph(string address) => new(address, null, true, true);
}
