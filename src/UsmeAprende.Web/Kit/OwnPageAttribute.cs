namespace UsmeAprende.Web.Kit;

/// <summary>
/// Says of an action that it shows what is kept of the person who is signed in: then it is read together with their session, in one
/// question to the database.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class OwnPageAttribute : Attribute;
