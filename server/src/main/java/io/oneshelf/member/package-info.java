/**
 * People: who they are, what they are known by, and nothing of it in clear.
 *
 * <p>The words:
 *
 * <ul>
 *   <li><b>member</b>: somebody the retailer knows under one {@link io.oneshelf.kernel.MemberId}; all other modules hold that
 *       id and nothing else about the person.
 *   <li><b>person</b>: what is personal about a member: {@link io.oneshelf.member.Person}.
 *   <li><b>identity</b>: what a member is known by on some channel: a phone, a card, an account elsewhere. One member may
 *       have many; one identity belongs to one member.
 *   <li><b>contact</b>: to whom and where one order goes: {@link io.oneshelf.member.Contact}, a member's or a guest's.
 * </ul>
 *
 * <p>Promises:
 *
 * <ul>
 *   <li>Personal data stand here only, sealed with AES-256-GCM under a random key per person (per order for a guest). That
 *       key is kept wrapped by the installation's own ({@link io.oneshelf.member.PersonalKeys}), which is a file and not in the
 *       database. Without the person's key nothing of the person can be read: to erase it is to erase the person.
 *   <li>An identity is found by a keyed hash (HMAC-SHA-256), so that nobody who reads the database can try out numbers.
 *   <li>Events, problems and logs carry ids only.
 *   <li>A member who is put twice with the same content is put once.
 * </ul>
 *
 * <p>{@link io.oneshelf.member.Members} and {@link io.oneshelf.member.Contacts} are the tables of contents. Leans on kernel,
 * journal and access.
 */
@NullMarked
package io.oneshelf.member;

import org.jspecify.annotations.NullMarked;
